/** The rules of what a branch's batch does to its book, in plain Java. */
@NullMarked
package com.ecomarket.central.intake;

import org.jspecify.annotations.NullMarked;
