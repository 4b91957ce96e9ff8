/** What is sold: catalogue files for both services, and baskets read from a file. */
@NullMarked
package com.ecomarket.acceptance.goods;

import org.jspecify.annotations.NullMarked;
