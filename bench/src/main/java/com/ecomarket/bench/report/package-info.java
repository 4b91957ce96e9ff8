/** What was measured, as tables and pictures for people. */
@NullMarked
package com.ecomarket.bench.report;

import org.jspecify.annotations.NullMarked;
