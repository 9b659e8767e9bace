package fr.teleguichet.fleet.alert;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Is told of alerts in the transaction that changes them: what it writes is there with them. */
public interface AlertListener {

  /** There is a new alert. */
  void opened(Handle handle, long alert, Duration time, Instant now);

  /** It is over. */
  void resolved(Handle handle, long alert, Duration time, Instant now);
}
