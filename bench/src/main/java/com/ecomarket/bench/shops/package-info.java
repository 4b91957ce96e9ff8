/** Many shops in one process, each speaking the real sync protocol, and what they cost central. */
@NullMarked
package com.ecomarket.bench.shops;

import org.jspecify.annotations.NullMarked;
