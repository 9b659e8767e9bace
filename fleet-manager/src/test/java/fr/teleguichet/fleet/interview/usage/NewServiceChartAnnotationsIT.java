package fr.teleguichet.fleet.interview.usage;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service is new at the first interview about it, at the sites of the chart. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class NewServiceChartAnnotationsIT {
  private static final int ROWS = 4_000;

  private TestPages.Running server;

  @BeforeEach
  void fourThousandInterviewsOfTwoSites(TestPages.Running running) {
    server = running;
    change(
        """
        INSERT INTO interview
          (journal_id, number, kiosk_id, site_id, service, started, seconds, outcome)
        SELECT 1, seq, 1, 1 + seq % 2, IF(seq < 3000, 'carsat', IF(seq % 2 = 0, 'caf', 'cpam')),
          TIMESTAMP('2024-01-01 10:00') + INTERVAL seq HOUR, 600, 'held' FROM seq_1_to_\
        """
            + ROWS);
    change(
        """
        INSERT INTO interview
          (journal_id, number, kiosk_id, site_id, service, started, seconds, outcome)
        VALUES (2, 1, 1, 1, 'mission-locale', '2024-02-01 10:00', 600, 'unanswered')
        """);
  }

  private void change(String sql) {
    server.database().jdbi().useHandle(handle -> assertThat(handle.execute(sql)).isPositive());
  }

  private List<String> days(Optional<List<Integer>> sites) {
    return server
        .context()
        .getBean(NewServiceChartAnnotations.class)
        .between(
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2030, 1, 1),
            sites,
            server.context().getBean(MessageBundles.class).in(Language.FRENCH))
        .stream()
        .map(it -> it.day().toString())
        .sorted()
        .toList();
  }

  @Test
  void eachServiceHasItsFirstDayAtTheSitesOfTheChart() {
    assertThat(days(Optional.empty()))
        .as("what nobody answered is no beginning")
        .containsExactly("2024-01-01", "2024-05-05", "2024-05-05");
    assertThat(days(Optional.of(List.of(1)))).containsExactly("2024-01-01", "2024-05-05");
    assertThat(days(Optional.of(List.of(7)))).isEmpty();
    change(
        "INSERT INTO interview_month (month, site_id, service, outcome, interviews, seconds, last)"
            + " VALUES ('2020-01-01', 1, 'carsat', 'held', 1, 600, '2020-01-02')");
    assertThat(days(Optional.of(List.of(1))))
        .as("one that was there before what is kept is not new")
        .containsExactly("2024-05-05");
  }

  @Test
  void howManyInterviewsThereAreMattersLittle() {
    List<String> _ = days(Optional.empty()); // whatever is read once
    // The program reads for itself meanwhile, but not each time.
    assertThat(LongStream.generate(this::rowsRead).limit(9).min().orElseThrow())
        .isLessThan(ROWS / 10);
  }

  private long rowsRead() {
    return server
        .database()
        .jdbi()
        .withHandle(
            handle -> {
              long before = read(handle);
              List<String> _ = days(Optional.empty());
              return read(handle) - before;
            });
  }

  private static long read(org.jdbi.v3.core.Handle handle) {
    return handle
        .createQuery(
            "SELECT SUM(VARIABLE_VALUE) FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME"
                + " IN ('HANDLER_READ_NEXT', 'HANDLER_READ_KEY', 'HANDLER_READ_FIRST')")
        .mapTo(long.class)
        .one();
  }
}
