package com.ecomarket.edge.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The refusals of an operation's own, as status and slug: {@code "404 unknown-product"}. Titles
 * come from the message bundle; what the edge refuses is added where it applies.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {
  /** Each one a status, a space, and the last part of the problem's type. */
  String[] value();
}
