/** Units on their way from one place to another: asked for, dispatched, received, given up. */
@NullMarked
package com.ecomarket.central.shipment;

import org.jspecify.annotations.NullMarked;
