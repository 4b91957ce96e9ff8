/**
 * How fast a shop sells durably, beside an application that sells nothing, whatever central does.
 */
@NullMarked
package com.ecomarket.bench.sell;

import org.jspecify.annotations.NullMarked;
