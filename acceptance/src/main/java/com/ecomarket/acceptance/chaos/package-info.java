/** All that can befall a chain of shops, in a script from a seed, and what may be lost by it. */
@NullMarked
package com.ecomarket.acceptance.chaos;

import org.jspecify.annotations.NullMarked;
