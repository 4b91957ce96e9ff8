/** The branches, and how far behind each is. */
@NullMarked
package com.ecomarket.central.branch;

import org.jspecify.annotations.NullMarked;
