/** How fast central takes in what shops have kept, beside the database below it. */
@NullMarked
package com.ecomarket.bench.catchup;

import org.jspecify.annotations.NullMarked;
