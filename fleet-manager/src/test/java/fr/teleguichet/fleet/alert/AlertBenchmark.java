package fr.teleguichet.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.alert.source.BenchmarkFleet;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the engine costs a processor at 10,000 kiosks, the database's part included. Run by name
 * only; the command and what it measured are in docs/benchmarks.md.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
class AlertBenchmark {
  private static final int KIOSKS = 10_000;
  private static final int LOOKS = 360; // an hour
  private static final Duration PACE = Duration.ofSeconds(10);
  private static final Duration COUNTED = Duration.ofMinutes(5);

  private record Cost(Duration engine, Duration database) {
    Duration all() {
      return engine.plus(database);
    }

    Cost since(Cost before) {
      return new Cost(engine.minus(before.engine), database.minus(before.database));
    }

    String share(Duration time) {
      return String.format(
          "%.2f %% of a core (program %.2f, database %.2f)",
          percent(all(), time), percent(engine, time), percent(database, time));
    }

    private static double percent(Duration part, Duration time) {
      return 100.0 * part.toNanos() / time.toNanos();
    }

    /** Of this thread, and of the database's process. */
    static Cost now() {
      Duration database =
          ProcessHandle.current()
              .descendants()
              .filter(it -> it.info().command().filter(name -> name.contains("maria")).isPresent())
              .map(it -> it.info().totalCpuDuration().orElse(Duration.ZERO))
              .reduce(Duration.ZERO, Duration::plus);
      return new Cost(
          Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()),
          database);
    }
  }

  @Test
  void anHourAtTenThousandKiosks(TestPages.Running server) {
    server.context().getBean(AlertPassRunner.class).close();
    for (int ofHundred : new int[] {0, 2, 20}) {
      hour(server, ofHundred);
    }
    counts(server);
  }

  private static void hour(TestPages.Running server, int ofHundred) {
    AtomicReference<Duration> time = new AtomicReference<>(Duration.ZERO);
    BenchmarkFleet fleet = new BenchmarkFleet(KIOSKS);
    ConditionSource others =
        (_, _) ->
            ObservedConditions.of(List.of(), EnumSet.allOf(AlertKind.class), Set.of(), KIOSKS);
    AlertPassRunner pass =
        new AlertPassRunner(
            server.database(),
            server.context().getBean(AlertLeaderElection.class),
            server.context().getBean(QuietCalendar.class),
            server.context().getBean(AlertRuleRepository.class),
            List.of(others, fleet.source()),
            new ArrayList<>(server.context().getBeansOfType(AlertListener.class)),
            server.clock(),
            () -> time.get().toNanos());
    ActiveAlertCountCache active = server.context().getBean(ActiveAlertCountCache.class);
    Instant now = server.clock().instant();
    fleet.become(0, ofHundred, now);
    int _ = pass.run();
    Cost spent = new Cost(Duration.ZERO, Duration.ZERO);
    int changes = 0;
    for (int look = 1; look <= LOOKS; look++) {
      fleet.become(look, ofHundred, now);
      time.set(PACE.multipliedBy(look));
      Cost before = Cost.now();
      changes += pass.run();
      active.refresh();
      Cost cost = Cost.now().since(before);
      spent = new Cost(spent.engine().plus(cost.engine()), spent.database().plus(cost.database()));
    }
    System.out.printf(
        "%,d kiosks, %d of 100 broken, %,d changes in an hour: %s%n",
        KIOSKS, ofHundred, changes, spent.share(PACE.multipliedBy(LOOKS)));
    assertThat(changes > 0).isEqualTo(ofHundred > 0);
  }

  private static void counts(TestPages.Running server) {
    fill(server);
    List<Runnable> counts =
        BenchmarkFleet.counts(server.database(), server.authority(), server.clock().instant());
    counts.forEach(Runnable::run);
    Cost before = Cost.now();
    counts.forEach(Runnable::run);
    System.out.printf(
        "what is counted from tables each five minutes: %s%n",
        Cost.now().since(before).share(COUNTED));
  }

  /** A month of connections and interviews, a week of passers-by. */
  private static void fill(TestPages.Running server) {
    List<String> tables = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      tables.add(
          "INSERT INTO presence_hour (kiosk_id, hour, passers, visits) SELECT 1 + seq % 10000,"
              + " DATE(NOW()) - INTERVAL (seq DIV 10000 + "
              + 24 * day
              + ") HOUR, 5, 1 FROM seq_0_to_239999");
    }
    tables.addAll(
        List.of(
            "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                + " SELECT seq, CONCAT('s', seq), 'x', 'x', '46128', 44, 1 FROM seq_1_to_5000",
            "INSERT INTO kiosk (id, name, territory, site_id, first_seen, last_seen, link,"
                + " link_since) SELECT seq, CONCAT('k', seq), CONCAT('t', seq % 100), 1 + seq DIV 2"
                + " % 5000, NOW() - INTERVAL 1 YEAR, NOW(), 'connected', NOW() FROM seq_1_to_10000",
            "INSERT INTO journal (id, kiosk_id, uuid, first_seen)"
                + " SELECT seq, seq, UUID(), NOW() FROM seq_1_to_10000",
            "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                + " seconds, outcome) SELECT 1 + seq % 10000, seq, 1 + seq % 10000, 1 + seq % 5000,"
                + " 'caf', NOW() - INTERVAL seq * 10 SECOND, 60, 'held' FROM seq_1_to_250000",
            "INSERT INTO link_change (kiosk_id, at, link, reason) SELECT 1 + seq % 10000, NOW() -"
                + " INTERVAL seq * 8 SECOND, 'connected', NULL FROM seq_1_to_300000",
            "INSERT INTO certificate (serial, issuer, name, territory, kiosk, fingerprint,"
                + " not_before, not_after, issued, content) SELECT LPAD(seq, 32, '0'), '', '',"
                + " CONCAT('t', (1 + seq % 10000) % 100), CONCAT('k', 1 + seq % 10000),"
                + " LPAD(seq, 64, '0'), NOW(), NOW() + INTERVAL 60 DAY, NOW(), ''"
                + " FROM seq_1_to_40000",
            "INSERT INTO update_record (journal_id, number, kiosk_id, occurred, action, part,"
                + " version_from, version_to, ending, cause, failed_check) SELECT 1 + seq % 10000,"
                + " seq, 1 + seq % 10000, NOW() - INTERVAL seq MINUTE, seq, 'os', '1', '2', IF(seq"
                + " % 20 = 0, 'failed', 'succeeded'), '', '' FROM seq_1_to_100000",
            "INSERT INTO video_call (id, territory, kiosk, service, adapter, asked, outcome)"
                + " SELECT UUID(), CONCAT('t', seq % 100), CONCAT('k', seq % 10000), 'caf',"
                + " 'direct', NOW() - INTERVAL seq MINUTE, IF(seq % 9 = 0, 'unanswered', 'held')"
                + " FROM seq_1_to_100000"));
    server
        .database()
        .jdbi()
        .useHandle(
            handle ->
                tables.forEach(
                    it -> {
                      int _ = handle.execute(it);
                    }));
  }
}
