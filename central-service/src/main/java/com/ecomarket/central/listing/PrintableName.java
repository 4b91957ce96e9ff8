package com.ecomarket.central.listing;

import com.ecomarket.central.catalog.ProductName;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A name that a receipt can print and that no spreadsheet takes for a formula. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PrintableName.Validator.class)
@interface PrintableName {
  String message() default "{validation.product-name}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** An absent name is left to another check. */
  class Validator implements ConstraintValidator<PrintableName, String> {
    @Override
    public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
      return name == null || (ProductName.isPrintable(name) && !ProductName.isFormula(name));
    }
  }
}
