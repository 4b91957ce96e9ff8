/** How people settle what does not add up. */
@NullMarked
package com.ecomarket.central.resolution;

import org.jspecify.annotations.NullMarked;
