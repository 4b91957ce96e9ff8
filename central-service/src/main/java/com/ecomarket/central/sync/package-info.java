/** What branches talk to: their batches, their book, and the lines that central knows. */
@NullMarked
package com.ecomarket.central.sync;

import org.jspecify.annotations.NullMarked;
