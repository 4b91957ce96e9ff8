/** Products one by one: what people at central list, change, price and retire. */
@NullMarked
package com.ecomarket.central.listing;

import org.jspecify.annotations.NullMarked;
