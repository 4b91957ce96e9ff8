package com.ecomarket.contract;

/**
 * Names one line and all that led to it: the head that central has posted, the base on which a new
 * stream stands, the origin of a line that was written again.
 *
 * @param streamId the stream it stands in
 * @param seq its place there, from 0
 * @param hash the chain up to and including it; two lines with one {@code streamId} and {@code seq}
 *     but different hashes are different lines (a restored or cloned journal)
 */
public record LineRef(String streamId, long seq, Hash hash) {
  public LineRef {
    if (seq < 0) {
      throw new IllegalArgumentException("seq starts at 0, not " + seq);
    }
  }
}
