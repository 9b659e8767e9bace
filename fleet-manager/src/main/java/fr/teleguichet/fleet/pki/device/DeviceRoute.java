package fr.teleguichet.fleet.pki.device;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller, or a route of one, as served on the device listener and nowhere else. What
 * has no such mark is not served there.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface DeviceRoute {

  /** Whom the route is for; a method's word counts before its class's. */
  Admits value() default Admits.CERTIFIED;

  /** Whom a route is for. */
  enum Admits {
    /** Whoever shows a certificate of this fleet that is valid now. */
    CERTIFIED,
    /** The same, and whoever brings a token of a device instead, which the route itself judges. */
    CERTIFIED_OR_TOKEN,
    /** Strangers and those whose certificate's time is over as well. */
    ANYONE
  }
}
