package com.ecomarket.acceptance.recorder;

import com.ecomarket.acceptance.process.Answer;

/**
 * A request that was sent once, and what came back.
 *
 * @param request what was asked
 * @param answer what was heard
 * @param askedAt {@code System.nanoTime()} when it was sent
 * @param took nanoseconds until the answer
 */
public record Exchange(SaleRequest request, Answer answer, long askedAt, long took) {}
