package fr.teleguichet.demo.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PastGeneratorTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  private final GeneratedPast past = PastGenerator.until(TODAY, PastLoader.NETWORK);

  private List<PastInterview> held() {
    return past.interviews().stream().filter(PastInterview::isHeld).toList();
  }

  private double share(Predicate<PastSurveyAnswers> answer) {
    return past.answers().stream().filter(answer).count() / (double) past.answers().size();
  }

  @Test
  void itIsTheSameEachTimeOfTheSameDay() {
    assertThat(PastGenerator.until(TODAY, PastLoader.NETWORK)).isEqualTo(past);
  }

  @Test
  void itHasAsManyInterviewsAsTheFirstNetworkTwoThirdsOfThemAboutPensions() {
    assertThat(held()).hasSize(PastGenerator.HELD);
    assertThat(held().stream().filter(it -> it.service().equals("carsat")).count())
        .isBetween(145L, 185L);
    assertThat(past.interviews().stream().map(PastInterview::outcome).distinct())
        .containsExactlyInAnyOrder("held", "abandoned", "unanswered", "failed");
  }

  @Test
  void peopleWereAsContentAsInTheFirstNetwork() {
    assertThat(past.answers()).hasSizeBetween(140, 200);
    assertThat(
            share(
                it ->
                    it.satisfaction().endsWith("y-satisfied")
                        || it.satisfaction().equals("satisfied")))
        .isBetween(0.88, 1.0);
    assertThat(share(it -> it.recommend().equals("yes"))).isBetween(0.84, 0.96);
  }

  @Test
  void nothingHappenedBeforeAKioskStoodThereNorToday() {
    for (PastKiosk kiosk : past.kiosks()) {
      LocalDate installed = past.installed(kiosk);
      assertThat(past.interviews())
          .filteredOn(it -> it.kiosk().equals(kiosk.name()))
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
