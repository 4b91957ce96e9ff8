/** What selling is measured against. */
@NullMarked
package com.ecomarket.bench;

import org.jspecify.annotations.NullMarked;
