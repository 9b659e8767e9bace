package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.interview.usage.InterviewDurationReader;
import fr.teleguichet.fleet.interview.usage.SecondsHistogram;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** The chapters of how long people waited and talked, from interviews that are kept one by one. */
@Factory
final class DurationChapterFactory {

  private static final double HALF = 0.5;
  private static final double NINE_OF_TEN = 0.9;

  private record One(
      EvaluationChapter chapter,
      Map<Indicator, Double> quantiles,
      Function<EvaluationContext, SecondsHistogram> source)
      implements ChapterSource {
    @Override
    public ChapterContent read(EvaluationContext question) {
      SecondsHistogram times = source.apply(question);
      ChapterContent content =
          ChapterContent.of(
              chapter,
              quantiles.entrySet().stream()
                  .map(
                      it ->
                          new EvaluationFigure(it.getKey(), seconds(times.quantile(it.getValue()))))
                  .toList());
      long held = question.usage().total().held();
      return times.n() == held
          ? content
          : content.with(Remark.of(RemarkKind.ONLY_SUMS_LEFT, times.n(), held));
    }

    private static Measure seconds(OptionalLong seconds) {
      return seconds.isPresent()
          ? new Measure.Quantity(BigDecimal.valueOf(seconds.getAsLong()), MeasureUnit.SECONDS)
          : new Measure.Unknown();
    }
  }

  @Singleton
  ChapterSource waiting(InterviewDurationReader reader) {
    Map<Indicator, Double> quantiles = new LinkedHashMap<>(); // in the order of the report
    quantiles.put(Indicator.MEDIAN_WAIT, HALF);
    quantiles.put(Indicator.WAIT_NINE_OF_TEN, NINE_OF_TEN);
    return new One(
        EvaluationChapter.WAITING,
        quantiles,
        question -> reader.waits(question.months(), question.scope()));
  }

  @Singleton
  ChapterSource duration(InterviewDurationReader reader) {
    return new One(
        EvaluationChapter.DURATION,
        Map.of(Indicator.MEDIAN_DURATION, HALF),
        question -> reader.lengths(question.months(), question.scope()));
  }
}
