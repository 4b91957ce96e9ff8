/** Sending units to another place. */
@NullMarked
package com.ecomarket.branch.dispatch;

import org.jspecify.annotations.NullMarked;
