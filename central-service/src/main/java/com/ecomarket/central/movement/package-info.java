/** Lines as posted: those of a book, and those that add up to a number. */
@NullMarked
package com.ecomarket.central.movement;

import org.jspecify.annotations.NullMarked;
