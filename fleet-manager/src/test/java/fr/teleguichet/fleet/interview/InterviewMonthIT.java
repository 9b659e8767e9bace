package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The database writes the month of an interview by a rule of its own, which holds as long as clocks
 * in France are set as they are: should that change, this is where it is noticed.
 */
@ExtendWith(TestDatabase.class)
final class InterviewMonthIT {

  @Test
  void monthsBeginWhenTheyBeginInFrance(Database database) {
    List<Instant> bounds =
        Stream.iterate(YearMonth.of(2020, 1), month -> month.plusMonths(1))
            .limit(12 * 30)
            .map(MonthRange::begin)
            .flatMap(it -> Stream.of(-7200L, -3600L, -1L, 0L, 1L, 3600L).map(it::plusSeconds))
            .toList();
    List<Instant> instants = new ArrayList<>(bounds);
    Stream.iterate(Instant.parse("2027-01-01T00:30:00Z"), it -> it.plus(Duration.ofHours(7)))
        .limit(1_300)
        .forEach(instants::add);

    List<LocalDate> months =
        database
            .jdbi()
            .withHandle(
                handle -> {
                  PreparedBatch rows =
                      handle.prepareBatch(
                          "INSERT INTO interview (journal_id, number, kiosk_id, service, started,"
                              + " seconds, outcome) VALUES (1, ?, 1, 'caf', ?, 60, 'held')");
                  for (int i = 0; i < instants.size(); i++) {
                    var _ = rows.add(i, LocalDateTime.ofInstant(instants.get(i), ZoneOffset.UTC));
                  }
                  int[] _ = rows.execute();
                  return handle
                      .createQuery("SELECT month FROM interview ORDER BY number")
                      .mapTo(LocalDate.class)
                      .list();
                });

    assertThat(months).isEqualTo(instants.stream().map(it -> MonthRange.of(it).atDay(1)).toList());
  }
}
