/** HTTP/1.1 over connections that never block, for load that must cost little itself. */
@NullMarked
package com.ecomarket.bench.http;

import org.jspecify.annotations.NullMarked;
