/** One kind of request, asked again and again: as fast as it is answered, or at a fixed rate. */
@NullMarked
package com.ecomarket.bench.load;

import org.jspecify.annotations.NullMarked;
