package com.ecomarket.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Spanish, or English if {@code Accept-Language} prefers it. Never the machine's own language,
 * which Spring's resolver takes for {@code *} and for a header that it cannot read.
 */
final class CallersLanguage implements LocaleResolver {
  static final Locale SPANISH = Locale.forLanguageTag("es");

  private static final List<Locale> SPOKEN = List.of(SPANISH, Locale.ENGLISH);

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    String accepted = request.getHeader("Accept-Language");
    if (accepted == null) {
      return SPANISH;
    }
    try {
      Locale spoken = Locale.lookup(LanguageRange.parse(accepted), SPOKEN);
      return spoken == null ? SPANISH : spoken;
    } catch (IllegalArgumentException e) {
      return SPANISH;
    }
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the caller's header decides");
  }
}
