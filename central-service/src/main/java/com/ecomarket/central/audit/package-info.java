/** Whether everything adds up, and what a person should look at. */
@NullMarked
package com.ecomarket.central.audit;

import org.jspecify.annotations.NullMarked;
