/** The durable, ordered log of lines. It knows lines, not business. */
@NullMarked
package com.ecomarket.branch.journal;

import org.jspecify.annotations.NullMarked;
