/** One shop: it sells from its own stock and tells central later. */
@NullMarked
package com.ecomarket.branch;

import org.jspecify.annotations.NullMarked;
