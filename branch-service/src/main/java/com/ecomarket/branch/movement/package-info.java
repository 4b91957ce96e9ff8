/** Explaining what is on the shelf, line by line. */
@NullMarked
package com.ecomarket.branch.movement;

import org.jspecify.annotations.NullMarked;
