package fr.teleguichet.fleet.platform.log;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * The test has the program log these errors: a part of each, as {@link LoggedErrors} writes it. One
 * that does not come fails the test as one does that is not named here. What all tests log lies in
 * one place, so that no other class runs beside that of such a test.
 */
@Documented
@Inherited
@ResourceLock(Resources.GLOBAL)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ExpectedErrors {

  /** A part of the line of each. */
  String[] value();
}
