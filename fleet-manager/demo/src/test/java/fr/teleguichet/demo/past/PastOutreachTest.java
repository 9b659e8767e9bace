package fr.teleguichet.demo.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** What the made-up network cost, and what was done to make it known. */
class PastOutreachTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  private final GeneratedPast past = PastGenerator.until(TODAY, PastLoader.NETWORK);

  private static int sum(List<PastBudgetLine> lines, ToIntFunction<PastBudgetLine> amount) {
    return lines.stream().mapToInt(amount).sum();
  }

  @Test
  void itCostWhatTheFirstNetworkDid() {
    List<PastBudgetLine> lines = PastBudgetLine.of(past);

    assertThat(sum(lines, PastBudgetLine::paid)).isEqualTo(193_149);
    assertThat(sum(lines, PastBudgetLine::planned)).isEqualTo(193_149 + 50_000);
    assertThat(
            sum(
                lines.stream().filter(it -> it.funder().equals("PRAI")).toList(),
                PastBudgetLine::paid))
        .isEqualTo(64_000 + 32_149);
    assertThat(
            sum(lines.stream().filter(it -> !it.kiosk().isEmpty()).toList(), PastBudgetLine::paid))
        .isEqualTo(30_000);
  }

  @Test
  void whatWasDoneIsInThePastAndMarkedAsMadeUp() {
    List<PastOutreachAction> actions = PastOutreachAction.of(past);

    assertThat(actions)
        .hasSizeBetween(5, 8)
        .isEqualTo(PastOutreachAction.of(PastGenerator.until(TODAY, PastLoader.NETWORK)))
        .allSatisfy(
            it -> {
              assertThat(it.first()).isBetween(past.from(), past.to().minusDays(1));
              assertThat(it.first().plusDays(it.days() - 1L)).isBefore(past.to());
            });
    assertThat(PastOutreachAction.NOTE).contains("inventée");
    assertThat(PastBudgetLine.NOTE).contains("inventé");
  }

  /** As the manager will count it: the interviews themselves know nothing of any action. */
  @Test
  void afterSomeOfItMoreWereHeldAndTheInterviewsAreWhatTheyWere() {
    PastOutreachAction posters =
        PastOutreachAction.of(past).stream()
            .filter(it -> it.kind().equals("poster"))
            .findFirst()
            .orElseThrow();

    long before = held(posters.first().minusWeeks(8), posters.first());
    long after =
        held(
            posters.first().plusDays(posters.days()),
            posters.first().plusDays(posters.days()).plusWeeks(8));

    assertThat(after).isGreaterThan(before);
    assertThat(past.interviews().stream().filter(PastInterview::isHeld)).hasSize(250);
  }

  private long held(LocalDate from, LocalDate to) {
    return past.interviews().stream()
        .filter(PastInterview::isHeld)
        .map(it -> it.started().atZone(PastGenerator.PLACE).toLocalDate())
        .filter(it -> !it.isBefore(from) && it.isBefore(to))
        .count();
  }
}
