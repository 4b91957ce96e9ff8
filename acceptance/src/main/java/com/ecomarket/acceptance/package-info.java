/**
 * The launcher's two proofs, demo and replay: the real jars as processes, and what they must show.
 */
@NullMarked
package com.ecomarket.acceptance;

import org.jspecify.annotations.NullMarked;
