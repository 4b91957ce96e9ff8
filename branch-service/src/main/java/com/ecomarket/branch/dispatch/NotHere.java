package com.ecomarket.branch.dispatch;

import com.ecomarket.branch.shipment.Shipments;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Another place than this shop. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NotHere.Check.class)
@interface NotHere {
  /** The text for the caller. */
  String message() default "{validation.not-here}";

  /** Asked for by Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Asked for by Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};

  /** Made by Spring, which knows the shop. */
  final class Check implements ConstraintValidator<NotHere, String> {
    private final Shipments shipments;

    Check(Shipments shipments) {
      this.shipments = shipments;
    }

    @Override
    public boolean isValid(@Nullable String place, ConstraintValidatorContext context) {
      return place == null || !shipments.isHere(place);
    }
  }
}
