/** Counting what is really on the shelf. */
@NullMarked
package com.ecomarket.branch.count;

import org.jspecify.annotations.NullMarked;
