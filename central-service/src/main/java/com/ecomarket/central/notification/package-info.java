/** The prototype's call for shops that have no journal and tell of each sale themselves. */
@NullMarked
package com.ecomarket.central.notification;

import org.jspecify.annotations.NullMarked;
