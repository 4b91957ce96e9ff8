/** What does not add up, from the first time it is seen until a person has resolved it. */
@NullMarked
package com.ecomarket.central.discrepancy;

import org.jspecify.annotations.NullMarked;
