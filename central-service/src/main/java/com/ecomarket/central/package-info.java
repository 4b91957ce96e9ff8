/** Central, the owner of the global inventory: where the service starts and keeps its books. */
@NullMarked
package com.ecomarket.central;

import org.jspecify.annotations.NullMarked;
