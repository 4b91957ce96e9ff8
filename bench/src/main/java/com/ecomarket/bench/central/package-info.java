/** Central from outside: how fast it takes in what shops have kept, and how fast it is read. */
@NullMarked
package com.ecomarket.bench.central;

import org.jspecify.annotations.NullMarked;
