package com.ecomarket.central.warehouse;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each product stands in one line only: a second one is more likely a slip than meant. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NoProductTwice.Validator.class)
@interface NoProductTwice {
  String message() default "{validation.product-twice}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Points at the second line of the product. */
  class Validator implements ConstraintValidator<NoProductTwice, List<? extends OfProduct>> {
    @Override
    public boolean isValid(
        @Nullable List<? extends OfProduct> lines, ConstraintValidatorContext context) {
      Set<Long> seen = new HashSet<>();
      for (int i = 0; lines != null && i < lines.size(); i++) {
        OfProduct line = lines.get(i);
        Long productId = line == null ? null : line.productId();
        if (productId != null && !seen.add(productId)) {
          context.disableDefaultConstraintViolation();
          context
              .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
              .addPropertyNode("productId")
              .inIterable()
              .atIndex(i)
              .addConstraintViolation();
          return false;
        }
      }
      return true;
    }
  }
}
