package com.ecomarket.acceptance.process;

/** What a till hears after it asked for a sale. */
public sealed interface Answer {

  /** Whether the till knows what happened; if not it asks again with the same key. */
  boolean isFinal();

  /**
   * 200: the sale stands.
   *
   * @param saleId the receipt's number
   * @param seq its place in the branch's stream
   * @param quantity units
   * @param remainingLocalStock units left on the shelf
   */
  record Sold(String saleId, long seq, long quantity, long remainingLocalStock) implements Answer {
    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /**
   * The branch answered, and says that nothing was sold.
   *
   * @param status 4xx or 503
   * @param type the problem's type, {@code urn:ecomarket:problem:…}
   */
  record Refused(int status, String type) implements Answer {
    @Override
    public boolean isFinal() {
      return status != 503 && status != 429;
    }
  }

  /**
   * No answer, or none that says whether it was sold.
   *
   * @param why for people
   */
  record NoAnswer(String why) implements Answer {
    @Override
    public boolean isFinal() {
      return false;
    }
  }
}
