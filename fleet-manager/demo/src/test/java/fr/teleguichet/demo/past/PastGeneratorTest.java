package fr.teleguichet.demo.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PastGeneratorTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  /** Where the kiosks stand: degrees north and east. */
  private static final Map<String, double[]> TOWNS =
      Map.of(
          "figeac", new double[] {44.6089, 2.0316},
          "gramat", new double[] {44.7794, 1.7247},
          "gourdon", new double[] {44.7358, 1.3807},
          "souillac", new double[] {44.8979, 1.4738},
          "lacapelle-marival", new double[] {44.7285, 1.9253},
          "montcuq", new double[] {44.3388, 1.2092},
          "labastide-murat", new double[] {44.6531, 1.5777},
          "latronquiere", new double[] {44.8010, 2.0714});

  private final GeneratedPast past = PastGenerator.until(TODAY, PastLoader.NETWORK);

  private List<PastInterview> held() {
    return past.interviews().stream().filter(PastInterview::isHeld).toList();
  }

  private long count(Predicate<PastSurveyAnswers> answer) {
    return past.answers().stream().filter(answer).count();
  }

  @Test
  void itIsTheSameEachTimeOfTheSameDay() {
    assertThat(PastGenerator.until(TODAY, PastLoader.NETWORK)).isEqualTo(past);
  }

  @Test
  void itHasAsManyInterviewsAsTheFirstNetworkTwoThirdsOfThemAboutPensions() {
    assertThat(held()).hasSize(PastGenerator.HELD);
    assertThat(held().stream().filter(it -> it.service().equals("carsat"))).hasSize(167);
    assertThat(past.interviews().stream().map(PastInterview::outcome).distinct())
        .containsExactlyInAnyOrder("held", "abandoned", "unanswered", "failed");
  }

  /** 94 % satisfied, three quarters of them very, nine in ten recommending, on any day. */
  @Test
  void peopleWereAsContentAsInTheFirstNetwork() {
    assertThat(past.answers()).hasSize(PastSurveyGenerator.ANSWERS);
    assertThat(count(it -> it.satisfaction().equals("very-satisfied"))).isEqualTo(141);
    assertThat(count(it -> it.satisfaction().equals("satisfied"))).isEqualTo(47);
    assertThat(count(it -> it.recommend().equals("yes"))).isEqualTo(180);
    GeneratedPast later = PastGenerator.until(TODAY.plusDays(40), PastLoader.NETWORK);
    assertThat(later.answers()).hasSize(PastSurveyGenerator.ANSWERS);
    assertThat(later.interviews().stream().filter(PastInterview::isHeld))
        .hasSize(PastGenerator.HELD);
  }

  /**
   * Half of the interviews as journeys to the nearest office, less what was not met: two tonnes, as
   * the first network said. Distances by the haversine formula, a road being 1.3 times as long.
   */
  @Test
  void halfOfTheInterviewsAsJourneysAreTwoTonnes() {
    double met =
        past.answers().stream()
            .mapToDouble(
                it -> it.resolved().equals("yes") ? 1 : it.resolved().equals("partly") ? 0.5 : 0)
            .average()
            .orElseThrow();
    double kilograms =
        held().stream()
            .mapToDouble(
                it -> {
                  double[] town = Objects.requireNonNull(TOWNS.get(it.kiosk()));
                  double cahors = kilometres(town, 44.4491, 1.4366);
                  double figeac = kilometres(town, 44.6089, 2.0316);
                  double nearest =
                      it.service().equals("carsat") ? cahors : Math.min(cahors, figeac);
                  return 0.5 * met * 2 * 1.3 * nearest * 0.2176;
                })
            .sum();

    assertThat(met).isEqualTo(0.885);
    assertThat(Math.round(kilograms / 100) / 10.0).isEqualTo(2.0);
  }

  private static double kilometres(double[] from, double latitude, double longitude) {
    double north = Math.sin(Math.toRadians(latitude - from[0]) / 2);
    double east = Math.sin(Math.toRadians(longitude - from[1]) / 2);
    double chord =
        north * north
            + Math.cos(Math.toRadians(from[0])) * Math.cos(Math.toRadians(latitude)) * east * east;
    return 2 * 6_371.0 * Math.asin(Math.sqrt(chord));
  }

  @Test
  void nothingHappenedBeforeAKioskStoodThereNorToday() {
    for (PastKiosk kiosk : past.kiosks()) {
      LocalDate installed = past.installed(kiosk);
      assertThat(past.interviews())
          .filteredOn(it -> it.kiosk().equals(kiosk.name()))
          .isNotEmpty()
          .allSatisfy(
              it -> {
                LocalDate day = it.started().atZone(PastGenerator.PLACE).toLocalDate();
                assertThat(day).isBetween(installed, TODAY.minusDays(1));
                assertThat(day.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
              });
      assertThat(past.troubles())
          .filteredOn(it -> it.kiosk().equals(kiosk.name()))
          .isNotEmpty()
          .allSatisfy(
              it -> {
                assertThat(it.begun().atZone(PastGenerator.PLACE).toLocalDate())
                    .isAfterOrEqualTo(installed);
                assertThat(it.ended())
                    .isBefore(TODAY.atStartOfDay(PastGenerator.PLACE).toInstant());
              });
    }
  }

  @Test
  void whoSpokeWithSomebodyWasSeenBefore() {
    Set<String> seen =
        past.presences().stream()
            .filter(it -> it.visits() > 0)
            .map(it -> it.kiosk() + it.hour())
            .collect(Collectors.toSet());
    assertThat(held())
        .isNotEmpty()
        .allSatisfy(
            it ->
                assertThat(seen).contains(it.kiosk() + it.started().truncatedTo(ChronoUnit.HOURS)));
  }

  @Test
  void monthsThatAreToldHaveFiveAnswersFromThreeKiosks() {
    var two =
        new PastSurveyAnswers("a", "caf", TODAY, "satisfied", "yes", "yes", "own-car", "press");
    var other =
        new PastSurveyAnswers(
            "b", "caf", TODAY, "very-satisfied", "yes", "yes", "own-car", "press");
    var third =
        new PastSurveyAnswers("c", "caf", TODAY, "not-satisfied", "yes", "yes", "own-car", "press");
    LocalDate may = LocalDate.of(2026, 5, 1);

    List<PastSurveyMonths> told =
        PastSurveyMonths.of(
            new TreeMap<>(
                Map.of(
                    may,
                    List.of(two, two, two, two, two),
                    may.plusMonths(1),
                    List.of(other, third),
                    may.plusMonths(2),
                    List.of(third))));

    assertThat(told).hasSize(1);
    PastSurveyMonths span = told.getFirst();
    assertThat(span.first()).isEqualTo(may);
    assertThat(span.last()).isEqualTo(may.plusMonths(1));
    assertThat(List.of(span.very(), span.satisfied(), span.dissatisfied()))
        .containsExactly(1L, 5L, 1L);
  }
}
