package fr.teleguichet.fleet.telemetry;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the way into the database is doing: written by the store's threads, read by pages and probes.
 */
public final class StoreHealth {

  private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);

  private final AtomicReference<@Nullable Instant> awaySince = new AtomicReference<>();
  private final LongAdder stored = new LongAdder();
  private final RefusedItemRegister refusals = new RefusedItemRegister();
  private final LongAdder missing = new LongAdder();
  private final LongAdder aside = new LongAdder();

  void wrote(int reports, Instant now) {
    stored.add(reports);
    Instant since = awaySince.getAndSet(null);
    if (since != null) {
      LOG.atInfo()
          .addKeyValue("since", since)
          .addKeyValue("until", now)
          .log("The database takes reports again.");
    }
  }

  void away(Instant now, SQLException cause) {
    if (awaySince.compareAndSet(null, now)) {
      LOG.atWarn()
          .addKeyValue("cause", cause.getMessage())
          .log("The database is away: records stay on the kiosks, telemetry waits here.");
    }
  }

  /** The items that the database refuses for good, by kiosk. */
  public RefusedItemRegister refusals() {
    return refusals;
  }

  void setAside() {
    aside.increment();
  }

  /** So many are set aside since earlier. */
  void stillAside(int records) {
    aside.add(records);
  }

  /** How many records are set aside, since they met a fault of the program. */
  public long recordsAside() {
    return aside.sum();
  }

  void missing(long records) {
    missing.add(records);
  }

  /** How many records turned out to be lost: their kiosks do not have them any more either. */
  public long missingRecords() {
    return missing.sum();
  }

  /** Since when the database has been away; empty when it is there. */
  public Optional<Instant> awaySince() {
    return Optional.ofNullable(awaySince.get());
  }

  /** How many reports and values were stored since the program started. */
  public long stored() {
    return stored.sum();
  }

  /** How many items the database refused for good. */
  public long refusedItems() {
    return refusals.count();
  }
}
