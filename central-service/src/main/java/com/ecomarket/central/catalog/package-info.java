/** What the chain sells: names and prices, and the file that central learns them from. */
@NullMarked
package com.ecomarket.central.catalog;

import org.jspecify.annotations.NullMarked;
