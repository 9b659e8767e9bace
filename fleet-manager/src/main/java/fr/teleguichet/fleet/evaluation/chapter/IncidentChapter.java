package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.alert.IncidentReader;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.EvaluationQuestion;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Label;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.web.page.MessageBundles;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What did not work, how often and for how long. */
@Singleton
final class IncidentChapter implements ChapterSource {

  private static final BigDecimal HOUR = BigDecimal.valueOf(3_600);

  private final IncidentReader incidents;
  private final MessageBundles texts;

  IncidentChapter(IncidentReader incidents, MessageBundles texts) {
    this.incidents = incidents;
    this.texts = texts;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.INCIDENTS;
  }

  @Override
  public ChapterContent read(EvaluationQuestion question) {
    List<IncidentReader.Count> counts =
        incidents.read(
            MonthRange.begin(question.months().first()),
            MonthRange.begin(question.months().last().plusMonths(1)),
            question.now(),
            question.scope());
    ChapterContent content =
        ChapterContent.of(
            chapter(),
            List.of(
                EvaluationFigure.count(
                    Indicator.INCIDENTS,
                    counts.stream().mapToLong(IncidentReader.Count::incidents).sum()),
                new EvaluationFigure(
                    Indicator.INCIDENT_HOURS,
                    hours(counts.stream().mapToLong(IncidentReader.Count::seconds).sum()))));
    return counts.isEmpty()
        ? content
        : content.with(
            new Breakdown(
                BreakdownSubject.CAUSE,
                List.of(Indicator.INCIDENTS, Indicator.INCIDENT_HOURS),
                counts.stream()
                    .map(
                        it ->
                            new Breakdown.Line(
                                Label.of(texts, text -> text.say("alert.kind." + it.kind().code())),
                                List.of(new Measure.Count(it.incidents()), hours(it.seconds()))))
                    .toList()));
  }

  private static Measure hours(long seconds) {
    return new Measure.Quantity(
        BigDecimal.valueOf(seconds).divide(HOUR, 0, RoundingMode.HALF_UP), MeasureUnit.HOURS);
  }
}
