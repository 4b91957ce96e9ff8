/** The branches, how far behind each is, and their lines as posted. */
@NullMarked
package com.ecomarket.central.branch;

import org.jspecify.annotations.NullMarked;
