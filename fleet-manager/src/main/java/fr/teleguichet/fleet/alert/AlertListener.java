package fr.teleguichet.fleet.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Is told of alerts in the transaction that changes them: what it writes is there with them. */
public interface AlertListener {

  /** There is a new alert. */
  void opened(Handle handle, long alert, Duration time, Instant now);

  /** It is over, at whatever hour. */
  void resolved(Handle handle, long alert, Duration time, Instant now);

  /** It ended by itself, and it is not quiet any more: people may be told. */
  default void endTold(Handle handle, long alert, Duration time, Instant now) {}

  /** Somebody else gave it to this account. */
  default void assigned(Handle handle, long alert, long account, Instant now) {}

  /** Whoever had it can see to it no more: it is open again. */
  default void released(Handle handle, long alert) {}

  /**
   * The engine has looked.
   *
   * @param speaking alerts of which something holds where it is not quiet
   */
  default void looked(Handle handle, Set<Long> speaking, Duration time, Instant now) {}
}
