package com.ecomarket.central.listing;

import com.ecomarket.central.catalog.Moment;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A text that {@link Moment} reads; Jackson would take the number 5 for five seconds past 1970. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = MomentText.Validator.class)
@interface MomentText {
  String message() default "{validation.moment}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** An absent moment is now. */
  class Validator implements ConstraintValidator<MomentText, String> {
    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null || Moment.parse(text).isPresent();
    }
  }
}
