/** The processes that are measured, seen from outside. */
@NullMarked
package com.ecomarket.bench.machine;

import org.jspecify.annotations.NullMarked;
