/** Every movement that central has posted, line by line, and what the accounts hold by it. */
@NullMarked
package com.ecomarket.central.ledger;

import org.jspecify.annotations.NullMarked;
