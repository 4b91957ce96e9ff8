/** The wire between a branch and central: what is written once, sent, hashed and stored. */
@NullMarked
package com.ecomarket.contract;

import org.jspecify.annotations.NullMarked;
