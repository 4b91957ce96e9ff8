/** What the shop may sell, and at which price. */
@NullMarked
package com.ecomarket.branch.catalog;

import org.jspecify.annotations.NullMarked;
