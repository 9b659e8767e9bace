package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.ImpactEstimationInputs.Held;
import fr.teleguichet.fleet.interview.ImpactEstimationInputs.Resolutions;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what estimates are made of. */
@Singleton
public final class ImpactEstimationInputReader {

  private final InterviewMonthCache months;
  private final SurveyCountReader answers;
  private final SurveyChoiceRepository choices;
  private final Clock clock;

  ImpactEstimationInputReader(
      InterviewMonthCache months,
      SurveyCountReader answers,
      SurveyChoiceRepository choices,
      Clock clock) {
    this.months = months;
    this.answers = answers;
    this.choices = choices;
    this.clock = clock;
  }

  /** Of these months of French time, wherever it was; answers of the years that are told. */
  public ImpactEstimationInputs read(MonthRange range) {
    YearRange years = YearRange.touching(range).until(PublishableSurveyYears.lastTold(clock));
    return years.isEmpty()
        ? new ImpactEstimationInputs(held(range), Resolutions.NONE, Map.of())
        : new ImpactEstimationInputs(held(range), resolutions(years), alternatives(years));
  }

  /** By site, and of each by service. */
  private List<Held> held(MonthRange range) {
    Map<Integer, Map<ServiceCode, Held>> held = new TreeMap<>();
    months.each(
        range.all(),
        month ->
            month.cells().stream()
                .filter(cell -> cell.attempts().held() > 0)
                .forEach(
                    cell -> {
                      Held _ =
                          held.computeIfAbsent(cell.siteId(), _ -> new TreeMap<>())
                              .merge(cell.service(), held(cell), Held::plus);
                    }));
    return held.values().stream().flatMap(it -> it.values().stream()).toList();
  }

  private static Held held(InterviewMonth.Cell cell) {
    return new Held(cell.siteId(), cell.service(), cell.attempts().held(), cell.seconds());
  }

  private Resolutions resolutions(YearRange years) {
    return answers.resolutions(years).stream()
        .filter(year -> year.count() >= SurveyAnswerCounts.MIN)
        .reduce(Resolutions.NONE, Resolutions::plus);
  }

  private Map<String, Long> alternatives(YearRange years) {
    return SurveyChoices.ofWhole(choices.cells(years), SurveyChoiceQuestion.ALTERNATIVE)
        .choices()
        .stream()
        .collect(Collectors.toMap(SurveyChoices.Choice::answer, SurveyChoices.Choice::count));
  }
}
