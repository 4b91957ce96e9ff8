package com.ecomarket.branch.stock;

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

  /** Looks at each line once; lines without a product are left to other constraints. */
  final class Check
      implements ConstraintValidator<EachProductOnce, List<? extends @Nullable OfProduct>> {
    @Override
    public boolean isValid(
        @Nullable List<? extends @Nullable OfProduct> lines, ConstraintValidatorContext context) {
      Set<Long> seen = new HashSet<>();
      return lines == null
          || lines.stream()
              .allMatch(
                  line -> line == null || line.productId() == null || seen.add(line.productId()));
    }
  }
}
