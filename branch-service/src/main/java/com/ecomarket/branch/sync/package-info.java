/**
 * Telling central, in the background, what the journal says. The only package that knows central.
 */
@NullMarked
package com.ecomarket.branch.sync;

import org.jspecify.annotations.NullMarked;
