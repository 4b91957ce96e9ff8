package com.ecomarket.central.shipment;

import com.ecomarket.central.shipment.Arrival.ArrivedProduct;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A line of an arrival without a unit is more likely a slip than meant. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SomethingArrived.Validator.class)
@interface SomethingArrived {
  String message() default "{validation.nothing-arrived}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Points at {@code received}; leaves what is missing to other checks. */
  class Validator implements ConstraintValidator<SomethingArrived, ArrivedProduct> {
    @Override
    public boolean isValid(@Nullable ArrivedProduct line, ConstraintValidatorContext context) {
      Long received = line == null ? null : line.received();
      if (line == null || received == null || received != 0 || line.damagedUnits() != 0) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
          .addPropertyNode("received")
          .addConstraintViolation();
      return false;
    }
  }
}
