/**
 * What stands between the network and both services: strict reading, limits, problem+json.
 *
 * <p>One thing it cannot do for an endpoint: only a mapping that declares {@code consumes} and
 * {@code produces} is refused before it acts; without {@code produces} a 406 comes after the sale.
 */
@NullMarked
package com.ecomarket.edge;

import org.jspecify.annotations.NullMarked;
