package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.telemetry.JournalRecordSink;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Passers-by of an hour are of a month of French time, and stay there when hours are forgotten. */
@ExtendWith(TestDatabase.class)
final class PresenceRepositoryIT {

  private static final MonthRange ALL =
      new MonthRange(YearMonth.of(2022, 1), YearMonth.of(2026, 12));

  private Database database;
  private PresenceRepository table;

  @BeforeEach
  void aKiosk(Database given) {
    database = given;
    table = new PresenceRepository(database);
    database
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link,"
                          + " link_since) VALUES (1, 'k1', 'lot', NOW(), NOW(), 'unknown', NOW())");
            });
  }

  private void counted(Instant hour) throws SQLException {
    try (Handle handle = database.jdbi().open()) {
      PresenceRepository.add(handle.getConnection(), 1, new KioskRecord.Presence(hour, 10, 1));
    }
  }

  /** Each hour of the days around the end of each month of five years. */
  private Map<YearMonth, Long> aroundMonthsEnds() throws SQLException {
    Map<YearMonth, Long> passers = new TreeMap<>();
    for (YearMonth month = YearMonth.of(2022, 1);
        month.isBefore(YearMonth.of(2026, 12));
        month = month.plusMonths(1)) {
      Instant end = Instant.parse(month.plusMonths(1).atDay(1) + "T00:00:00Z");
      for (int hour = -26; hour < 3; hour++) {
        Instant begun = end.plus(Duration.ofHours(hour));
        counted(begun);
        passers.merge(MonthRange.of(begun), 10L, Long::sum);
      }
    }
    return passers;
  }

  private Map<YearMonth, Long> months() {
    Map<YearMonth, Long> passers = new TreeMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery("SELECT month, passers FROM presence_month")
                    .map(
                        (row, _) ->
                            passers.put(
                                YearMonth.from(row.getObject("month", LocalDate.class)),
                                row.getLong("passers")))
                    .list());
    return passers;
  }

  @Test
  void anHourIsOfItsMonthOfFrenchTime() throws SQLException {
    counted(Instant.parse("2026-03-31T21:00:00Z"));
    counted(Instant.parse("2026-03-31T22:00:00Z"));
    counted(Instant.parse("2026-10-31T22:00:00Z"));
    counted(Instant.parse("2026-10-31T23:00:00Z"));

    assertThat(months())
        .isEqualTo(
            Map.of(
                YearMonth.of(2026, 3), 10L,
                YearMonth.of(2026, 4), 10L,
                YearMonth.of(2026, 10), 10L,
                YearMonth.of(2026, 11), 10L));
  }

  /** A kiosk's clock may be anything: its record would be set aside at each start. */
  @Test
  void anHourThatNoDatabaseHoldsIsOfTheNearest() throws SQLException {
    counted(Instant.parse("+20000-01-01T00:00:00Z"));
    counted(Instant.parse("-0001-01-01T00:00:00Z"));

    assertThat(months()).isEqualTo(Map.of(YearMonth.of(1970, 1), 10L, YearMonth.of(9999, 12), 10L));
  }

  /** As an interview that nobody can date is in no month's figures. */
  @Test
  void anHourThatAWrongClockDatedIsOfNoMonth() throws SQLException {
    Instant now = Instant.parse("2026-03-31T12:00:00Z");
    InterviewRecordSink sink =
        new InterviewRecordSink(TestSurveyMonths.at(new ManualClock(now)), new Random(5));
    List<JournalRecordSink.Placed> hours =
        Stream.of(Instant.EPOCH, now, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(40)))
            .map(it -> new JournalRecordSink.Placed(1, 1, 1, new KioskRecord.Presence(it, 10, 1)))
            .toList();
    try (Handle handle = database.jdbi().open()) {
      sink.store(handle.getConnection(), hours);
    }

    assertThat(months()).isEqualTo(Map.of(YearMonth.of(2026, 3), 10L, YearMonth.of(2026, 4), 10L));
  }

  @Test
  void hoursOfAnEarlierReleaseAreAddedUpTheSame() throws IOException, SQLException {
    Map<YearMonth, Long> expected = aroundMonthsEnds();
    String migration;
    try (InputStream file =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/db/migration/V290__presence_by_month.sql"))) {
      migration = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    String sum =
        Pattern.compile("INSERT INTO presence_month.*?;", Pattern.DOTALL)
            .matcher(migration)
            .results()
            .findFirst()
            .orElseThrow()
            .group();

    database
        .jdbi()
        .useHandle(
            handle -> {
              int _ = handle.execute("DELETE FROM presence_month");
              int _ = handle.execute(sum);
            });

    assertThat(months()).isEqualTo(expected).hasSize(60);
  }

  @Test
  void whatIsForgottenByTheHourStaysByTheMonth() throws SQLException {
    Map<YearMonth, Long> before = aroundMonthsEnds();
    PresenceRetention retention =
        new PresenceRetention(
            table,
            new RetentionSettings(90, 12, 25, 25),
            new ManualClock(Instant.parse("2026-11-27T02:00:00Z")));

    retention.run();

    assertThat(hours()).isBetween(300L, 400L);
    assertThat(months()).isEqualTo(before);
    assertThat(table.count(ALL, Optional.empty()).passers())
        .isEqualTo(OptionalLong.of(before.values().stream().mapToLong(it -> it).sum()));
  }

  private long hours() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT COUNT(*) FROM presence_hour").mapTo(Long.class).one());
  }

  private long rowsRead() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT SUM(variable_value) FROM information_schema.global_status"
                            + " WHERE variable_name LIKE 'HANDLER_READ%'")
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void ofASiteItsOwnRowsAreReadAlone() {
    database
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO erasure_day (kiosk_id, day, site_id, sessions, clean)"
                          + " SELECT k.seq, '2025-12-31' + INTERVAL d.seq DAY, k.seq, 2, 2"
                          + " FROM seq_1_to_200 k, seq_1_to_300 d");
              int _ =
                  handle.execute(
                      "INSERT INTO presence_month (kiosk_id, month, site_id, passers, visits)"
                          + " SELECT k.seq, '2021-12-01' + INTERVAL d.seq MONTH, k.seq, 5, 1"
                          + " FROM seq_1_to_200 k, seq_1_to_60 d");
            });
    long before = rowsRead();

    PresenceRepository.Counted counted = table.count(ALL, Optional.of(List.of(7)));

    assertThat(counted.sessions()).hasValue(600);
    assertThat(counted.passers()).hasValue(300);
    assertThat(rowsRead() - before).as("of 72,000").isLessThan(10_000);
  }
}
