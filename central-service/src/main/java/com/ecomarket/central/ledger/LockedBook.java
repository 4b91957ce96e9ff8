package com.ecomarket.central.ledger;

import com.ecomarket.contract.LineRef;
import org.jspecify.annotations.Nullable;

/**
 * One book whose row this transaction holds: nobody else posts to it until the commit.
 *
 * @param head its last posted line, null if it has none
 */
public record LockedBook(String bookId, @Nullable LineRef head) {}
