/** The tills of the shops: they sell, and repeat with the same key until they are answered. */
@NullMarked
package com.ecomarket.acceptance.till;

import org.jspecify.annotations.NullMarked;
