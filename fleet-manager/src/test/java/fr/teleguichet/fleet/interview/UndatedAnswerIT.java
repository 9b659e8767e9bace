package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.telemetry.JournalRecordSink;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** As an interview that nobody can date is in no month's figures. */
@ExtendWith(TestDatabase.class)
final class UndatedAnswerIT {

  private static KioskRecord answered(String monday) {
    return new KioskRecord.Survey(
        new ServiceCode("caf"),
        LocalDate.parse(monday),
        KioskRecord.Satisfaction.SATISFIED,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void anAnswerThatAWrongClockDatedIsOfNoYear(Database database) throws SQLException {
    InterviewRecordSink sink =
        new InterviewRecordSink(
            TestSurveyMonths.at(new ManualClock(Instant.parse("2026-03-31T12:00:00Z"))),
            new Random(5));
    List<JournalRecordSink.Placed> records =
        Stream.of("1970-01-05", "2025-12-01", "2026-03-30", "2026-04-06", "2031-03-31")
            .map(it -> new JournalRecordSink.Placed(1, 1, 1, answered(it)))
            .toList();
    try (Handle handle = database.jdbi().open()) {
      int _ =
          handle.execute(
              "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link, link_since)"
                  + " VALUES (1, 'k1', 'lot', NOW(), NOW(), 'unknown', NOW())");
      sink.store(handle.getConnection(), records);

      assertThat(
              handle
                  .select("SELECT CONCAT(year, ' ', satisfied) FROM survey_service ORDER BY year")
                  .mapTo(String.class)
                  .list())
          .containsExactly("2025 1", "2026 1");
    }
  }
}
