/** What is on the way from and to this shop, as far as it knows. */
@NullMarked
package com.ecomarket.branch.shipment;

import org.jspecify.annotations.NullMarked;
