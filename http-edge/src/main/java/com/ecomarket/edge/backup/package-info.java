/** Copies of a database that a service keeps in one SQLite file, made while it runs, and back. */
@NullMarked
package com.ecomarket.edge.backup;

import org.jspecify.annotations.NullMarked;
