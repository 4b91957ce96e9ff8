/** What people see: tables and a progress bar. */
@NullMarked
package com.ecomarket.acceptance.terminal;

import org.jspecify.annotations.NullMarked;
