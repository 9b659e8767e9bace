package fr.teleguichet.fleet.platform.process;

/** Tells whether a started process already does its work; asked every fraction of a second. */
@FunctionalInterface
public interface ReadinessProbe {
  /** Must answer within a second and must not throw. */
  boolean isReady(long pid);
}
