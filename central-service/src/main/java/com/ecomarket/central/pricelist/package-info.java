/** Whole price lists: CSV files that are taken as a whole or not at all. */
@NullMarked
package com.ecomarket.central.pricelist;

import org.jspecify.annotations.NullMarked;
