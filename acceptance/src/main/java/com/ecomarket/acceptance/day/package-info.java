/** One day of a small chain of shops, and the record that the launcher keeps of it itself. */
@NullMarked
package com.ecomarket.acceptance.day;

import org.jspecify.annotations.NullMarked;
