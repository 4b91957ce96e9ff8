/** What stands between the network and both services: strict reading, limits, problem+json. */
@NullMarked
package com.ecomarket.edge;

import org.jspecify.annotations.NullMarked;
