/** Selling several products at once. */
@NullMarked
package com.ecomarket.branch.basket;

import org.jspecify.annotations.NullMarked;
