/** Taking in what another place sent. */
@NullMarked
package com.ecomarket.branch.receiving;

import org.jspecify.annotations.NullMarked;
