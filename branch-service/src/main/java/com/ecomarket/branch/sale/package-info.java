/** Selling, and looking sales up. */
@NullMarked
package com.ecomarket.branch.sale;

import org.jspecify.annotations.NullMarked;
