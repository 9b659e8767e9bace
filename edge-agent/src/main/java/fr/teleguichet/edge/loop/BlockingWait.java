package fr.teleguichet.edge.loop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Waits, on a thread that may: never on the loop. Only classes marked so may wait for a future. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface BlockingWait {}
