/** Central, the owner of the global inventory: where the service starts and keeps its file. */
@NullMarked
package com.ecomarket.central;

import org.jspecify.annotations.NullMarked;
