package com.ecomarket.central.catalog;

import com.ecomarket.edge.OfProduct;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Each product stands in one line only: a second one is more likely a slip than meant. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NoProductTwice.Validator.class)
public @interface NoProductTwice {
  String message() default "{validation.product-twice}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Points at the second line of the product. */
  class Validator implements ConstraintValidator<NoProductTwice, List<? extends OfProduct>> {
    @Override
    public boolean isValid(
        @Nullable List<? extends OfProduct> lines, ConstraintValidatorContext context) {
      OptionalInt second = OfProduct.repeated(lines);
      if (second.isPresent()) {
        context.disableDefaultConstraintViolation();
        context
            .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
            .addPropertyNode("productId")
            .inIterable()
            .atIndex(second.getAsInt())
            .addConstraintViolation();
      }
      return second.isEmpty();
    }
  }
}
