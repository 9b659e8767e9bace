package fr.teleguichet.fleet.evaluation.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.evaluation.EvaluationContent;
import fr.teleguichet.fleet.evaluation.EvaluationMetadata;
import fr.teleguichet.fleet.evaluation.EvaluationReport;
import fr.teleguichet.fleet.evaluation.EvaluationState;
import fr.teleguichet.fleet.evaluation.FrozenParameters;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.web.page.Language;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EvaluationFileCacheWarmerTest {

  private static final String LONG = "x".repeat(EvaluationFileCacheWarmer.LARGE);

  private final List<String> made = new ArrayList<>();
  private final List<Runnable> tasks = new ArrayList<>();
  private final EvaluationFileCacheWarmer warmer =
      new EvaluationFileCacheWarmer(
          (report, language) -> made.add(report.evaluation().id() + language.tag()), tasks::add);

  private static EvaluationReport report(int id, String json) {
    YearMonth month = YearMonth.of(2026, 1);
    return new EvaluationReport(
        new EvaluationMetadata(
            id,
            new MonthRange(month, month),
            "",
            Language.FRENCH,
            1,
            Optional.empty(),
            "",
            EvaluationState.DRAFT,
            "",
            "",
            Instant.EPOCH,
            Optional.empty()),
        new EvaluationContent(
            EvaluationContent.FORMAT,
            "2026-01",
            "2026-01",
            "",
            Instant.EPOCH,
            List.of(),
            List.of(),
            new FrozenParameters(0, "", "")),
        json);
  }

  @Test
  void theFilesOfALongReportAreMadeAndNobodyWaitsForThem() {
    warmer.begin(report(1, LONG), Language.ENGLISH);
    assertThat(made).isEmpty();

    tasks.forEach(Runnable::run);
    assertThat(made).containsExactly("1en");
  }

  @Test
  void aShortReportsFilesAreMadeWhenTheyAreAskedFor() {
    warmer.begin(report(1, LONG.substring(1)), Language.ENGLISH);

    assertThat(tasks).isEmpty();
  }

  @Test
  void filesThatCannotBeMadeHinderNothing() {
    new EvaluationFileCacheWarmer(
            (_, _) -> {
              throw new IllegalStateException("no font");
            },
            tasks::add)
        .begin(report(1, LONG), Language.FRENCH);

    tasks.forEach(Runnable::run);
    assertThat(tasks).hasSize(1);
  }
}
