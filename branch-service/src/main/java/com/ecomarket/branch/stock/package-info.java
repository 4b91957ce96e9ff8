/** Units on the shelf, and the one thread that changes them. */
@NullMarked
package com.ecomarket.branch.stock;

import org.jspecify.annotations.NullMarked;
