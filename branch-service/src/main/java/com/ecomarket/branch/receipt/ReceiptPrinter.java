package com.ecomarket.branch.receipt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Writes receipts as {@code text/plain} to callers who prefer that to JSON. */
@Component
class ReceiptPrinter extends AbstractHttpMessageConverter<Receipt> {
  private final MessageSource messages;

  ReceiptPrinter(MessageSource messages) {
    super(StandardCharsets.UTF_8, MediaType.TEXT_PLAIN);
    this.messages = messages;
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == Receipt.class;
  }

  @Override
  protected Receipt readInternal(Class<? extends Receipt> type, HttpInputMessage input) {
    throw new HttpMessageNotReadableException("nobody sends receipts", input);
  }

  @Override
  protected void writeInternal(Receipt receipt, HttpOutputMessage output) throws IOException {
    String text = PrintedReceipt.of(receipt, messages, LocaleContextHolder.getLocale());
    output.getBody().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
