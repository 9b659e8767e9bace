package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody has a copy of the database of every week of the sparse year, in which two kiosks are
 * without network for ten weeks, and looks among the sums of months, and in what they leave of the
 * year, for answers of fewer than five people: interviews and the journals' numbers tell who
 * answered when.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SurveyMonthRepositoryIT {

  private static final LocalDate FIRST = LocalDate.of(2024, 12, 30);
  private static final LocalDate END = LocalDate.of(2026, 3, 2);
  private static final LocalDate AWAY_FROM = LocalDate.of(2025, 5, 12);
  private static final LocalDate AWAY_UNTIL = LocalDate.of(2025, 7, 21);
  private static final Set<Integer> AWAY = Set.of(7, 8);

  /** A row of sums. */
  private record Told(YearMonth first, YearMonth last, long answers) {}

  /** What a copy of the database holds. */
  private record Copy(
      LocalDate week, List<SparseYear.Answered> answered, List<Told> told, long year, String pool) {
    long left() {
      return year - told.stream().mapToLong(Told::answers).sum();
    }

    List<SparseYear.Answered> of(Told row) {
      return answered.stream()
          .filter(it -> !it.month().isBefore(row.first()) && !it.month().isAfter(row.last()))
          .toList();
    }
  }

  /** A kiosk and the visits of which it has not told yet. */
  private record Sender(
      int number, SimulatedKiosk kiosk, NavigableMap<LocalDate, List<SparseYear.Visit>> year) {

    /** Tells all until the end of the week, where there is network; returns of how many visits. */
    int send(LocalDate week) {
      if (AWAY.contains(number) && !week.isBefore(AWAY_FROM) && week.isBefore(AWAY_UNTIL)) {
        return 0;
      }
      Map<LocalDate, List<SparseYear.Visit>> due = year.headMap(week, true);
      List<SparseYear.Visit> visits = due.values().stream().flatMap(List::stream).toList();
      due.clear();
      if (!visits.isEmpty()) {
        var _ = kiosk.records(visits.stream().flatMap(visit -> visit.records().stream()).toList());
      }
      return visits.size();
    }
  }

  @Test
  void nobodyIsFoundAmongTheMonthsOfAYearOfWeeklyCopies(TestPages.Running pages) {
    List<Copy> copies = aYearOfCopies(pages);

    Copy last = copies.getLast();
    assertThat(last.told()).as("there is something to look at").hasSizeGreaterThan(6);
    assertThat(last.answered()).hasSizeGreaterThan(60);
    for (int i = 0; i < copies.size(); i++) {
      Copy copy = copies.get(i);
      assertThat(copy.told()).allSatisfy(row -> assertThat(row.answers()).isGreaterThan(4));
      assertThat(copy.told())
          .allSatisfy(row -> assertThat(kiosks(copy.of(row))).hasSizeGreaterThan(2));
      // Nobody who answered is alone in a sum either: there are as many who can be meant.
      assertThat(copy.told())
          .allSatisfy(
              row -> assertThat(copy.of(row).size()).isGreaterThanOrEqualTo((int) row.answers()));
      if (!copy.told().isEmpty()) {
        assertThat(copy.left()).as("what they leave of the year").isGreaterThan(4);
      }
      if (i > 0) {
        List<Told> before = copies.get(i - 1).told();
        assertThat(copy.told().subList(0, before.size())).as("told once").isEqualTo(before);
      }
    }
    assertThat(copies.stream().map(it -> it.pool().length()).filter(it -> it > 0).distinct())
        .as("the sealed row tells not even how much is in it")
        .hasSize(1);
  }

  /** What 0105 rejected, tried on the same copies. */
  @Test
  void monthsOfASiteWithFewAnswersNameTheirInterviews(TestPages.Running pages) {
    List<Copy> copies = aYearOfCopies(pages);

    Set<SparseYear.Answered> inTheLast = alone(copies.getLast());
    Set<SparseYear.Answered> inAny = new HashSet<>();
    copies.forEach(copy -> inAny.addAll(alone(copy)));

    int all = copies.getLast().answered().size();
    assertThat(inTheLast).hasSizeGreaterThan(all / 5);
    assertThat(inAny).hasSizeGreaterThan(all / 2);
  }

  /** The month where a site has under five answers of it, the week otherwise. */
  private static Set<SparseYear.Answered> alone(Copy copy) {
    Map<String, List<SparseYear.Answered>> months =
        by(copy.answered(), it -> it.site() + " " + it.month());
    Map<String, List<SparseYear.Answered>> rows =
        by(
            copy.answered(),
            it -> {
              String month = it.site() + " " + it.month();
              return months.getOrDefault(month, List.of()).size() < SurveyAnswerCounts.MIN
                  ? month
                  : it.site() + " " + it.monday();
            });
    return rows.values().stream()
        .filter(row -> row.size() == 1)
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  private static Map<String, List<SparseYear.Answered>> by(
      List<SparseYear.Answered> all, Function<SparseYear.Answered, String> key) {
    return all.stream().collect(Collectors.groupingBy(key));
  }

  private static Set<Integer> kiosks(List<SparseYear.Answered> answered) {
    return answered.stream().map(SparseYear.Answered::site).collect(Collectors.toSet());
  }

  @Test
  void thePageShowsTheMonthsAndWhatIsLeftOfTheYear(TestPages.Running pages) {
    List<Copy> copies = aYearOfCopies(pages);
    Told first = copies.getLast().told().getFirst();

    String french = pages.get("/satisfaction?year=2025&lang=fr").body();
    String json = pages.get("/api/v1/usage?from=2025-01&to=2025-12").body();

    assertThat(french)
        .contains(
            "Satisfaction au fil des mois", "et suite de l’année, réponses tardives comprises")
        .contains("La recommandation et la suite donnée à la demande suivent la même règle")
        .contains("deux semaines après sa fin");
    assertThat(json)
        .contains("\"surveyByMonth\":[{\"from\":\"" + first.first() + "\",\"to\":\"" + first.last())
        .contains("\"answers\":" + first.answers())
        .contains(
            "\"to\":null,\"survey\":{\"hidden\":false,\"answers\":" + copies.getLast().left());
    assertThat(pages.get("/api/v1/usage?from=2025-01&to=2025-12&site=site-1").body())
        .as("months are the whole network’s")
        .contains("\"surveyByMonth\":[]");
  }

  private static List<Copy> aYearOfCopies(TestPages.Running pages) {
    ManualClock clock = new ManualClock(Instant.EPOCH);
    SurveyMonthClosing closing =
        new SurveyMonthClosing(
            pages.database(), pages.context().getBean(SurveyMonthRepository.class), clock);
    List<Sender> senders = new ArrayList<>();
    SparseYear.byKiosk()
        .forEach(
            (kiosk, year) -> {
              SparseYear.place(pages, kiosk);
              pages.readSites();
              senders.add(new Sender(kiosk, pages.kiosk("lot", "borne-0" + kiosk).born(), year));
            });
    List<Copy> copies = new ArrayList<>();
    long sent = 0;
    for (LocalDate week = FIRST; week.isBefore(END); week = week.plusWeeks(1)) {
      for (Sender sender : senders) {
        sent += sender.send(week);
      }
      long interviews = sent;
      Awaitility.await()
          .atMost(Durations.FIVE_MINUTES)
          .until(() -> SparseYear.count(pages, "SELECT COUNT(*) FROM interview") == interviews);
      clock.set(
          week.plusDays(7).atStartOfDay().toInstant(ZoneOffset.UTC).plus(Duration.ofHours(3)));
      closing.run();
      copies.add(copy(pages, week));
    }
    return copies;
  }

  private static Copy copy(TestPages.Running pages, LocalDate week) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle ->
                new Copy(
                    week,
                    SparseYear.answered(pages),
                    handle
                        .createQuery("SELECT * FROM survey_month ORDER BY first")
                        .map(
                            (row, _) ->
                                new Told(
                                    YearMonth.from(row.getObject("first", LocalDate.class)),
                                    YearMonth.from(row.getObject("last", LocalDate.class)),
                                    row.getLong(3) + row.getLong(4) + row.getLong(5)))
                        .list(),
                    SparseYear.count(
                        pages, "SELECT COUNT(*) FROM survey WHERE week < '2026-01-01'"),
                    handle
                        .createQuery("SELECT HEX(sealed) FROM survey_pool")
                        .mapTo(String.class)
                        .findOne()
                        .orElse("")));
  }
}
