/** What reaches the warehouse, and what is found in it. */
@NullMarked
package com.ecomarket.central.warehouse;

import org.jspecify.annotations.NullMarked;
