package fr.teleguichet.fleet.kiosk.timeline;

import fr.teleguichet.fleet.platform.database.BackgroundBatchRunner;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets changes of connections and of peripherals that are older than the retention. The newest
 * of them stays, for each kiosk and each of its peripherals: it says how it was when the retention
 * began, and how it is where nothing changed since.
 */
@Context
final class StateChangeRetention {

  private static final Logger LOG = LoggerFactory.getLogger(StateChangeRetention.class);

  /** So that no transaction is long. */
  private static final int ROWS = 1_000;

  private static final String NEXT =
      """
      SELECT k.id FROM kiosk k WHERE k.id > :after AND (
        EXISTS (SELECT 1 FROM link_change c WHERE c.kiosk_id = k.id AND c.at <
          (SELECT MAX(n.at) FROM link_change n WHERE n.kiosk_id = k.id AND n.at < :limit))
        OR EXISTS (SELECT 1 FROM peripheral_change p WHERE p.kiosk_id = k.id AND p.at < :limit
          GROUP BY p.device HAVING COUNT(*) > 1))
      ORDER BY k.id LIMIT 1
      """;

  private final Jdbi jdbi;
  private final RetentionSettings settings;
  private final Clock clock;

  StateChangeRetention(Database database, RetentionSettings settings, Clock clock) {
    this.jdbi = database.jdbi();
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "25m")
  void run() {
    BackgroundBatchRunner.runHourly(clock, LOG, "changes of state", this::step);
  }

  /** Forgets some of kiosks that have any; returns how many. */
  int step() {
    LocalDateTime limit =
        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
            .minusMonths(settings.changeMonths());
    int forgotten = 0;
    Optional<Integer> kiosk = next(0, limit);
    while (kiosk.isPresent() && forgotten < ROWS) {
      int id = kiosk.get();
      int room = ROWS - forgotten;
      forgotten += jdbi.inTransaction(handle -> forget(handle, id, limit, room));
      kiosk = next(id, limit);
    }
    return forgotten;
  }

  private Optional<Integer> next(int after, LocalDateTime limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NEXT)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Integer.class)
                .findOne());
  }

  private static int forget(Handle handle, int kiosk, LocalDateTime limit, int room) {
    int forgotten = links(handle, kiosk, limit, room);
    for (Map.Entry<String, LocalDateTime> device : newest(handle, kiosk, limit).entrySet()) {
      if (forgotten == room) {
        break;
      }
      forgotten +=
          handle.execute(
              "DELETE FROM peripheral_change WHERE kiosk_id = ? AND at < ? AND device = ?"
                  + " ORDER BY at LIMIT ?",
              kiosk,
              device.getValue(),
              device.getKey(),
              room - forgotten);
    }
    return forgotten;
  }

  private static int links(Handle handle, int kiosk, LocalDateTime limit, int room) {
    return handle
        .createQuery("SELECT MAX(at) FROM link_change WHERE kiosk_id = :kiosk AND at < :limit")
        .bind("kiosk", kiosk)
        .bind("limit", limit)
        .mapTo(LocalDateTime.class)
        .findOne()
        .map(
            newest ->
                handle.execute(
                    "DELETE FROM link_change WHERE kiosk_id = ? AND at < ? ORDER BY at LIMIT ?",
                    kiosk,
                    newest,
                    room))
        .orElse(0);
  }

  /** The newest old change of each peripheral of which there are several. */
  private static Map<String, LocalDateTime> newest(Handle handle, int kiosk, LocalDateTime limit) {
    return handle
        .createQuery(
            """
            SELECT device, MAX(at) AS newest FROM peripheral_change
            WHERE kiosk_id = :kiosk AND at < :limit GROUP BY device HAVING COUNT(*) > 1
            """)
        .bind("kiosk", kiosk)
        .bind("limit", limit)
        .map(
            (row, _) ->
                Map.entry(row.getString("device"), row.getObject("newest", LocalDateTime.class)))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }
}
