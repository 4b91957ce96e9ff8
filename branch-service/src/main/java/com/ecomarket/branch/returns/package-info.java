/** Taking back what was sold. */
@NullMarked
package com.ecomarket.branch.returns;

import org.jspecify.annotations.NullMarked;
