package com.ecomarket.edge;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.util.ClassUtils;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The {@code errors} of a {@code validation-failed}: each thing that is wrong, and where it is. */
final class InputErrors {
  private final ProblemTexts texts;

  InputErrors(ProblemTexts texts) {
    this.texts = texts;
  }

  /** In the order of the places, so that the same mistakes always give the same answer. */
  List<InputError> of(Exception e, Locale locale) {
    return found(e, locale)
        .sorted(Comparator.comparing(InputError::place).thenComparing(InputError::detail))
        .toList();
  }

  private Stream<InputError> found(Exception e, Locale locale) {
    if (e instanceof MethodArgumentNotValidException invalid) {
      return of(invalid.getBindingResult(), invalid.getParameter(), locale);
    }
    if (e instanceof HandlerMethodValidationException invalid) {
      return invalid.getParameterValidationResults().stream().flatMap(r -> of(r, locale));
    }
    if (e instanceof ConstraintViolationException invalid) {
      return invalid.getConstraintViolations().stream().map(InputErrors::of);
    }
    if (e instanceof MissingServletRequestParameterException missing) {
      String required = texts.message("validation.required", locale);
      return Stream.of(InputError.parameter(missing.getParameterName(), required));
    }
    if (e instanceof MissingRequestHeaderException missing) {
      String required = texts.message("validation.required", locale);
      return Stream.of(InputError.parameter(missing.getHeaderName(), required));
    }
    if (e instanceof TypeMismatchException wrong) {
      return Stream.of(InputError.parameter(name(wrong), shape(wrong, locale)));
    }
    return Stream.of();
  }

  private Stream<InputError> of(ParameterValidationResult result, Locale locale) {
    MethodParameter parameter = result.getMethodParameter();
    if (result instanceof ParameterErrors fields) {
      return of(fields, parameter, locale);
    }
    String name = Objects.requireNonNullElse(parameter.getParameterName(), "");
    return result.getResolvableErrors().stream()
        .map(error -> InputError.parameter(name, text(error.getDefaultMessage())));
  }

  private Stream<InputError> of(Errors found, MethodParameter parameter, Locale locale) {
    boolean body = parameter.hasParameterAnnotation(RequestBody.class);
    Stream<InputError> whole =
        found.getGlobalErrors().stream()
            .map(error -> InputError.at(body, "", text(error.getDefaultMessage())));
    Stream<InputError> fields =
        found.getFieldErrors().stream()
            .map(error -> InputError.at(body, error.getField(), detail(error, locale)));
    return Stream.concat(whole, fields);
  }

  private static InputError of(ConstraintViolation<?> violation) {
    String name = "";
    for (Path.Node node : violation.getPropertyPath()) {
      name = Objects.requireNonNullElse(node.getName(), name);
    }
    return InputError.parameter(name, violation.getMessage());
  }

  /** Spring's own text for a value that cannot be converted repeats the value and names classes. */
  private String detail(FieldError error, Locale locale) {
    return error.isBindingFailure()
        ? texts.message("validation.format", locale)
        : text(error.getDefaultMessage());
  }

  private static String name(TypeMismatchException wrong) {
    String name =
        wrong instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : wrong.getPropertyName();
    return Objects.requireNonNullElse(name, "");
  }

  private String shape(TypeMismatchException wrong, Locale locale) {
    Class<?> required = Objects.requireNonNullElse(wrong.getRequiredType(), Object.class);
    Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(required);
    boolean whole = type == Integer.class || type == Long.class;
    return texts.message(whole ? "validation.whole-number" : "validation.format", locale);
  }

  private static String text(@Nullable String message) {
    return Objects.requireNonNullElse(message, "");
  }
}
