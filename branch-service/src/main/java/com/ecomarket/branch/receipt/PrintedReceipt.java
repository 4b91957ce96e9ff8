package com.ecomarket.branch.receipt;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** A receipt as text for a printer of 40 columns, in the caller's language. */
final class PrintedReceipt {
  private static final int COLUMNS = 40;
  private static final String RULE = "-".repeat(COLUMNS) + "\n";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final MessageSource messages;
  private final Locale locale;
  private final StringBuilder text = new StringBuilder();

  private PrintedReceipt(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  /** The whole text; every line ends with a line feed and has at most 40 characters. */
  static String of(Receipt receipt, MessageSource messages, Locale locale) {
    PrintedReceipt printed = new PrintedReceipt(messages, locale);
    printed.head(receipt);
    receipt.lines().forEach(printed::line);
    printed.amounts(receipt);
    return printed.text.toString();
  }

  private void head(Receipt receipt) {
    wrapped(receipt.branchId());
    wrapped(TIME.format(receipt.at()));
    wrapped(label("sale"));
    wrapped(receipt.saleId());
    wrapped(label("stream"));
    wrapped(receipt.streamId());
    row(label("seq"), String.valueOf(receipt.seq()));
    text.append(RULE);
  }

  private void line(SoldLine line) {
    wrapped(line.product());
    row(
        "  " + line.quantity() + " × " + line.unitPrice().toPlainString(),
        line.totalPrice().toPlainString());
  }

  private void amounts(Receipt receipt) {
    text.append(RULE);
    amount("total", receipt.totalPrice());
    amount("tendered", receipt.tendered());
    amount("change", receipt.change());
  }

  private void amount(String name, @Nullable BigDecimal amount) {
    if (amount != null) {
      row(label(name), amount.toPlainString());
    }
  }

  private String label(String name) {
    return messages.getMessage("receipt." + name, null, locale);
  }

  /** The two do not touch: 5,000,000,000,000.00 beside 10000 × 9999999.99 has room. */
  private void row(String left, String right) {
    text.append(left)
        .append(" ".repeat(Math.max(1, COLUMNS - left.length() - right.length())))
        .append(right)
        .append('\n');
  }

  /** A name longer than the paper goes on in the next line. What would steer the printer is out. */
  private void wrapped(String name) {
    int[] characters = name.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).toArray();
    for (int from = 0; from < characters.length; from += COLUMNS) {
      text.append(new String(characters, from, Math.min(COLUMNS, characters.length - from)))
          .append('\n');
    }
  }
}
