/** A shop that keeps its sales in a database and tells central of each one, as the guides show. */
@NullMarked
package com.ecomarket.peer;

import org.jspecify.annotations.NullMarked;
