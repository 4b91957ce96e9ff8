package com.ecomarket.central.shipment;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A shipment goes from one place to another one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TwoPlaces.Validator.class)
@interface TwoPlaces {
  String message() default "{validation.same-place}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Points at {@code to}. */
  class Validator implements ConstraintValidator<TwoPlaces, NewShipment> {
    @Override
    public boolean isValid(@Nullable NewShipment shipment, ConstraintValidatorContext context) {
      if (shipment == null || !shipment.origin().equals(shipment.to())) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
          .addPropertyNode("to")
          .addConstraintViolation();
      return false;
    }
  }
}
