/**
 * One central and its shops, one thing at a time, on one made-up clock, from one seed: the real
 * rules of both services, and everything that can go wrong between them.
 */
@NullMarked
package com.ecomarket.simulation;

import org.jspecify.annotations.NullMarked;
