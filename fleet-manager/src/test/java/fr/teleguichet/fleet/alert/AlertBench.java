package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The engine over real tables, in a time that the test makes. */
final class AlertBench {
  static final Instant START = Instant.parse("2026-11-28T08:00:00Z");

  final Database database;
  final ManualClock clock = new ManualClock(START);
  final List<AlertListener> listeners = new ArrayList<>();
  QuietTimes quiet = (_, _) -> false;
  private ObservedConditions seen = ObservedConditions.NONE;
  private Duration counted = Duration.ZERO;
  private final AlertLeaderElection lead;
  private AlertPassRunner pass;

  AlertBench(Database database) {
    this.database = database;
    this.lead = new AlertLeaderElection(database, () -> counted.toNanos());
    this.pass = pass();
  }

  private AlertPassRunner pass() {
    return new AlertPassRunner(
        database,
        lead,
        _ -> quiet,
        new AlertRuleRepository(database),
        List.of((_, _) -> seen),
        listeners,
        clock,
        () -> counted.toNanos());
  }

  /** The program is killed and started again: only what is in the tables is left. */
  void startAgain() {
    pass = pass();
  }

  /** It is stopped as it should be. */
  void close() {
    pass.close();
  }

  /** Some time passes, and the engine looks once. */
  void look(Duration later, ObservedConditions now) {
    clock.advance(later);
    counted = counted.plus(later);
    seen = now;
    int _ = pass.run();
  }

  /** Every alert in a line: what, cause, state, members, in order. */
  List<String> told() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT CONCAT(a.kind, ' ', a.cause, ' ', a.state, ' ',
                          GROUP_CONCAT(m.subject, IF(m.ended IS NULL, '', ' over')
                            ORDER BY m.subject SEPARATOR ', '))
                        FROM alert a JOIN alert_member m ON m.alert_id = a.id
                        GROUP BY a.id ORDER BY a.id
                        """)
                    .mapTo(String.class)
                    .map(it -> it.replace('\t', ' '))
                    .list());
  }

  AlertEngineState book() {
    return database.jdbi().withHandle((Handle handle) -> AlertRepository.book(handle));
  }
}
