/** Bringing a journal that no longer continues central's book back onto it. */
@NullMarked
package com.ecomarket.branch.healing;

import org.jspecify.annotations.NullMarked;
