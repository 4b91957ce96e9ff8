package com.ecomarket.peer;

import java.util.UUID;

/** What central has to hear of. */
record SaleMade(UUID id, long productId, int quantity) {}
