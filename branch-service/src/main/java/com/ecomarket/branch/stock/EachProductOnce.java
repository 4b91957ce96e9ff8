package com.ecomarket.branch.stock;

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
import org.jspecify.annotations.Nullable;

/** No product stands on two lines of a request. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EachProductOnce.Check.class)
public @interface EachProductOnce {
  /** The text for the caller. */
  String message() default "{validation.product-twice}";

  /** Asked for by Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Asked for by Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};

  /** Points at the list. */
  final class Check
      implements ConstraintValidator<EachProductOnce, List<? extends @Nullable OfProduct>> {
    @Override
    public boolean isValid(
        @Nullable List<? extends @Nullable OfProduct> lines, ConstraintValidatorContext context) {
      return OfProduct.repeated(lines).isEmpty();
    }
  }
}
