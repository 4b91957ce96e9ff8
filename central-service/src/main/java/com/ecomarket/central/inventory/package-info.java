/** Global stock, as it stands. */
@NullMarked
package com.ecomarket.central.inventory;

import org.jspecify.annotations.NullMarked;
