package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.telemetry.JournalRecordSink.Placed;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Everybody who writes, changes or deletes interviews and answers, in an order that a seed draws:
 * records that come in, also of kiosks that have moved and of transactions that fail, the
 * retention, answers of a former release that are dated anew, and what a former release writes
 * beside.
 */
final class WrittenInterviews {

  /** The first month of which there is anything. */
  static final YearMonth FIRST = YearMonth.of(2024, 8);

  /** The last one. */
  static final YearMonth LAST = YearMonth.of(2026, 11);

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final int KIOSKS = 3;
  private static final List<ServiceCode> SERVICES =
      List.of(new ServiceCode("caf"), new ServiceCode("carsat"), new ServiceCode("cpam"));

  private final Database database;
  private final Random random;
  private final InterviewRecordSink sink;
  private final InterviewRollUp retention;
  private final SurveyAnonymisationMigration anonymisation;
  private final FigureVersionBackfill repair;
  private long number;

  WrittenInterviews(Database database, long seed) {
    this.database = database;
    this.random = new Random(seed);
    ManualClock clock = new ManualClock(NOW);
    SurveyMonthRepository months = TestSurveyMonths.at(clock);
    this.sink = new InterviewRecordSink(months, random);
    this.retention =
        new InterviewRollUp(
            database, new RetentionSettings(90, 60, 2 + random.nextInt(24), 25), clock);
    this.repair = new FigureVersionBackfill(database, clock);
    this.anonymisation = new SurveyAnonymisationMigration(database, months);
    kiosks();
    answersOfAFormerRelease();
  }

  private void kiosks() {
    for (int kiosk = 1; kiosk <= KIOSKS; kiosk++) {
      execute(
          "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
              + " VALUES (?, ?, 'Relais', 'Cajarc', '46045', 44.5, 1.8)",
          kiosk,
          "site-" + kiosk);
      execute(
          "INSERT INTO kiosk (id, name, territory, site_id, first_seen, last_seen, link,"
              + " link_since) VALUES (?, ?, 'lot', NULL, NOW(), NOW(), 'unknown', NOW())",
          kiosk,
          "k" + kiosk);
    }
  }

  private void answersOfAFormerRelease() {
    for (int i = 0; i < 700; i++) {
      execute(
          "INSERT INTO survey (id, site_id, service, week, satisfaction, resolved, span) VALUES"
              + " (UNHEX(LPAD(HEX(?), 32, '0')), NULLIF(?, 0), 'caf', ?, 'satisfied', 'partly',"
              + " 'week')",
          i,
          i % 3,
          monday());
    }
  }

  /** Does something. */
  void step() throws SQLException {
    switch (random.nextInt(12)) {
      case 0 -> {
        int _ = retention.step();
      }
      case 1 -> {
        int _ = anonymisation.step();
      }
      case 2 ->
          execute(
              "UPDATE kiosk SET site_id = NULLIF(?, 0) WHERE id = ?",
              random.nextInt(4),
              1 + random.nextInt(KIOSKS));
      case 3 -> records(false);
      case 4 -> formerRelease();
      case 5 -> {
        int _ = repair.step();
      }
      default -> records(true);
    }
  }

  /** A former release that runs beside knows of no marks. */
  private void formerRelease() {
    for (int i = 0; i < 3; i++) {
      execute(
          "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started, seconds,"
              + " outcome) VALUES (9, ?, 1, 1, 'caf', ?, 600, 'held')",
          number++,
          utc(instant()));
      execute(
          "INSERT INTO survey (id, site_id, service, week, satisfaction, span)"
              + " VALUES (UNHEX(LPAD(HEX(?), 32, 'A')), 1, '', '2025-01-01', 'satisfied', 'year')",
          number++);
    }
  }

  /** Some records come in. */
  void records(boolean areKept) throws SQLException {
    int kiosk = 1 + random.nextInt(KIOSKS);
    List<Placed> records =
        IntStream.range(0, 1 + random.nextInt(20))
            .mapToObj(_ -> new Placed(kiosk, kiosk, number++, record()))
            .toList();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      sink.store(connection, records);
      if (areKept) {
        connection.commit();
      } else {
        connection.rollback();
      }
    }
  }

  private KioskRecord record() {
    return switch (random.nextInt(3)) {
      case 0 ->
          new KioskRecord.Survey(
              service(),
              monday(),
              one(KioskRecord.Satisfaction.values()),
              some(KioskRecord.Recommendation.values()),
              some(KioskRecord.Resolution.values()));
      default ->
          new KioskRecord.Interview(
              service(),
              instant(),
              Duration.ofSeconds(random.nextInt(5_000)),
              one(KioskRecord.Outcome.values()),
              random.nextBoolean()
                  ? Optional.empty()
                  : Optional.of(Duration.ofSeconds(random.nextInt(900))));
    };
  }

  /** Often about the end of a month. */
  private Instant instant() {
    Instant end = MonthRange.begin(FIRST.plusMonths(1 + random.nextInt(27)));
    return random.nextBoolean()
        ? end.plusMillis(random.nextLong(-7_200_000, 7_200_000))
        : end.minusSeconds(random.nextInt(2_000_000));
  }

  private LocalDate monday() {
    return LocalDate.of(2024, 8, 5)
        .plusWeeks(random.nextInt(110))
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private ServiceCode service() {
    return SERVICES.get(random.nextInt(SERVICES.size()));
  }

  private <E> E one(E[] of) {
    return of[random.nextInt(of.length)];
  }

  private <E> Optional<E> some(E[] of) {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(one(of));
  }

  private void execute(String sql, Object... values) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              int _ = handle.execute(sql, values);
            });
  }

  /** What a column of moments holds. */
  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
