/** The pieces that every line goes through, one by one. */
@NullMarked
package com.ecomarket.micro;

import org.jspecify.annotations.NullMarked;
