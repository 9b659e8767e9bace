package fr.teleguichet.edge.repair;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One thing that must be well, and what mends it. No check may judge the network: a kiosk without
 * one is well and waits.
 */
public interface SelfHealingCheck {

  /** A short name, without spaces, for notes and logs. */
  String name();

  /** How often it looks. */
  Duration every();

  /** Which rungs may be tried for it, in rising order; at least one. */
  List<RepairRung> rungs();

  /**
   * Looks, on the loop and without blocking.
   *
   * @return nothing when all is well, else a keyword such as {@code no-picture}; it must complete:
   *     a look that hangs keeps the watchdog from being fed
   */
  Future<Optional<String>> look();

  /**
   * Whether a look that finds nothing means that all is well, and not that nothing is known yet.
   */
  default boolean isInformed() {
    return true;
  }

  /** The repair of {@link RepairRung#COMPONENT}; nothing for a check without that rung. */
  default Future<Void> mend() {
    return Future.succeededFuture();
  }
}
