/** The line between a shop and central, and all that can be wrong with it. */
@NullMarked
package com.ecomarket.acceptance.cable;

import org.jspecify.annotations.NullMarked;
