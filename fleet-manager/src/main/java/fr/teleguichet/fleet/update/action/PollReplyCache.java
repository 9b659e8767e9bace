package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each kiosk is told of, kept in memory so that an idle question touches no database.
 *
 * <p>A change by this instance counts at once, one by another instance after a second: the numbers
 * of changes in the database are compared that often. When they can't be read nothing is answered
 * from memory any more.
 *
 * <p>A look at the database that began before a change must not be kept after it: each change first
 * raises a counter, which the look compares as it is put into the map.
 */
@Singleton
public final class PollReplyCache {
  private static final Logger LOG = LoggerFactory.getLogger(PollReplyCache.class);

  static final int MAX_COUNT = 100_000;

  /** Nothing is older than this in memory, whatever was overlooked. */
  static final Duration MAX_DURATION = Duration.ofMinutes(15);

  /** Without a look at the database for so long, memory is not believed. */
  static final Duration BLIND = Duration.ofSeconds(5);

  /**
   * After so long without a look nothing stays in memory: a look goes a minute back, of which a
   * change may take the other half until it is committed.
   */
  static final Duration MAX_GAP = Duration.ofSeconds(30);

  private static final int STRIPES = 1 << 12;

  private record Kept(PollReply situation, long changes, Instant read) {}

  private final Jdbi jdbi;
  private final Clock clock;
  private final int most;
  private final Map<TargetId, Kept> kept = new ConcurrentHashMap<>();

  /** By the hash of a kiosk's name: how often a change of it began to count. */
  private final AtomicIntegerArray turns = new AtomicIntegerArray(STRIPES);

  private volatile Instant looked = Instant.MIN;

  @Inject
  PollReplyCache(Database database, Clock clock) {
    this(database.jdbi(), clock, MAX_COUNT);
  }

  PollReplyCache(Jdbi jdbi, Clock clock, int most) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.most = most;
  }

  /** What the kiosk is told of, when that is known without asking the database. */
  public Optional<PollReply> known(TargetId kiosk) {
    Kept found = kept.get(kiosk);
    Instant now = clock.instant();
    return found == null || isOlder(looked, BLIND, now) || isOlder(found.read(), MAX_DURATION, now)
        ? Optional.empty()
        : Optional.of(found.situation());
  }

  /** A clock that was set back makes old what it makes unknown. */
  private static boolean isOlder(Instant then, Duration age, Instant now) {
    return now.isBefore(then) || Duration.between(then, now).compareTo(age) > 0;
  }

  /** What the kiosk is told of. */
  public PollReply of(TargetId kiosk) {
    return known(kiosk).orElseGet(() -> look(kiosk));
  }

  private PollReply look(TargetId kiosk) {
    int turn = turns.get(stripe(kiosk));
    Kept fresh = jdbi.withHandle(handle -> read(handle, kiosk));
    if (kept.size() >= most) {
      kept.clear();
    }
    var _ = kept.compute(kiosk, (_, before) -> turns.get(stripe(kiosk)) == turn ? fresh : before);
    return fresh.situation();
  }

  private static int stripe(TargetId kiosk) {
    return kiosk.hashCode() & (STRIPES - 1);
  }

  /** The number of changes is read first: what is read after it is at least as new. */
  private Kept read(Handle handle, TargetId kiosk) {
    Instant now = clock.instant();
    record Row(boolean asks, Optional<Duration> polling, long changes) {}
    Row row =
        handle
            .createQuery("SELECT asks, polling, changes FROM update_kiosk WHERE kiosk = :kiosk")
            .bind("kiosk", kiosk)
            .map(
                (it, _) ->
                    new Row(
                        it.getBoolean("asks"),
                        Optional.ofNullable(it.getObject("polling", Long.class))
                            .map(Duration::ofSeconds),
                        it.getLong("changes")))
            .findOne()
            // A kiosk that was never seen is asked who it is.
            .orElseGet(() -> new Row(true, Optional.empty(), 0));
    return new Kept(
        new PollReply(
            row.asks(),
            UpdateActionRepository.open(handle, kiosk).stream().findFirst(),
            UpdateActionRepository.installed(handle, kiosk),
            row.polling()),
        row.changes(),
        now);
  }

  /** Something of the kiosk's changed, or may have: what is in memory does not count any more. */
  public void changed(TargetId kiosk) {
    int _ = turns.incrementAndGet(stripe(kiosk));
    Kept _ = kept.remove(kiosk);
  }

  /** Looks for what other instances changed, which took them a minute at most. */
  @Scheduled(fixedDelay = "1s", initialDelay = "0s")
  void look() {
    try {
      Instant now = clock.instant();
      if (isOlder(looked, MAX_GAP, now)) {
        kept.clear();
      }
      Map<TargetId, Long> changes =
          jdbi.withHandle(
              handle ->
                  handle
                      .createQuery(
                          """
                          SELECT kiosk, changes FROM update_kiosk
                          WHERE changed >= UTC_TIMESTAMP(3) - INTERVAL 60 SECOND
                          """)
                      .reduceRows(
                          new ConcurrentHashMap<TargetId, Long>(),
                          (all, row) -> {
                            Long _ =
                                all.put(
                                    new TargetId(row.getColumn("kiosk", String.class)),
                                    row.getColumn("changes", Long.class));
                            return all;
                          }));
      changes.forEach(this::compare);
      changedUnits().forEach(this::changed);
      looked = now;
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" questions of kiosks go to the database", failure.getMessage());
    }
  }

  /** Kiosks whose device came, went or was exchanged in the last minute. */
  private List<TargetId> changedUnits() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(target, kiosk) FROM unit
                    WHERE since >= UTC_TIMESTAMP(3) - INTERVAL 60 SECOND AND kiosk IS NOT NULL
                    """)
                .mapTo(String.class)
                .map(TargetId::new)
                .list());
  }

  private void compare(TargetId kiosk, long changes) {
    Kept found = kept.get(kiosk);
    if (found != null && found.changes() != changes) {
      changed(kiosk);
    }
  }
}
