package com.ecomarket.branch.receiving;

import com.ecomarket.branch.receiving.ReceivingRequest.ArrivedItem;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A line of what arrived names at least one unit. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SomeUnits.Check.class)
@interface SomeUnits {
  /** The text for the caller. */
  String message() default "{validation.no-units}";

  /** Asked for by Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Asked for by Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};

  /** Numbers that are missing or negative are left to other checks. */
  final class Check implements ConstraintValidator<SomeUnits, ArrivedItem> {
    @Override
    public boolean isValid(@Nullable ArrivedItem line, ConstraintValidatorContext context) {
      return line == null || line.received() == null || line.arrival().total() != 0;
    }
  }
}
