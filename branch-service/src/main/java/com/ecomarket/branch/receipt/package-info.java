/** Looking sales up, and their receipts. */
@NullMarked
package com.ecomarket.branch.receipt;

import org.jspecify.annotations.NullMarked;
