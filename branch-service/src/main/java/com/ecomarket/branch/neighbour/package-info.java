/** What is on the shelves of other branches, as central said last. */
@NullMarked
package com.ecomarket.branch.neighbour;

import org.jspecify.annotations.NullMarked;
