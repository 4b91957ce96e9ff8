/** What {@code /v3/api-docs} says of both services beyond what springdoc finds by itself. */
@NullMarked
package com.ecomarket.edge.openapi;

import org.jspecify.annotations.NullMarked;
