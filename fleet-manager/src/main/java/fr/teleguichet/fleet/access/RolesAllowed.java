package fr.teleguichet.fleet.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may use a route. Every route has this, {@link AnyRoleAllowed} or {@link
 * fr.teleguichet.fleet.access.PermitAll}; with a route that has none the program does not start.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RolesAllowed {

  /** The roles that may. */
  Role[] value();

  /** Whether it takes somebody whose scope is the whole fleet, since what it shows has no place. */
  boolean wholeFleet() default false;
}
