package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContent;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report in one sentence, as the first network's evaluation told its eighteen months. */
public final class EvaluationSummarySentence {

  /** Shares that people call by a word, and what they may be off. */
  private static final Map<Double, String> FRACTIONS =
      Map.of(
          1 / 4.0,
          "quarter",
          1 / 3.0,
          "third",
          1 / 2.0,
          "half",
          2 / 3.0,
          "two-thirds",
          3 / 4.0,
          "three-quarters");

  /** A point, and what floating numbers are off. */
  private static final double NEAR = 0.010_001;

  private final EvaluationContent content;
  private final EvaluationText words;
  private final LocalizedText text;
  private final List<String> pieces = new ArrayList<>();

  private EvaluationSummarySentence(EvaluationContent content, EvaluationText words) {
    this.content = content;
    this.words = words;
    this.text = words.text();
  }

  /** The sentence; what nobody measured is left out. */
  public static String of(EvaluationContent content, EvaluationText words) {
    return new EvaluationSummarySentence(content, words).say();
  }

  private String say() {
    count(EvaluationChapter.INTERVIEWS, Indicator.INTERVIEWS).ifPresent(this::interviews);
    content.chapter(EvaluationChapter.SERVICES).ifPresent(this::mainService);
    share(EvaluationChapter.SATISFACTION, Indicator.SATISFIED).ifPresent(this::satisfied);
    share(EvaluationChapter.RECOMMENDATION, Indicator.RECOMMEND)
        .ifPresent(
            it ->
                pieces.add(
                    text.say(
                        "evaluation.sentence.recommend",
                        text.number(10.0 * it.count() / it.of(), 1),
                        it.count(),
                        it.of())));
    count(EvaluationChapter.TRAINING, Indicator.PEOPLE_TRAINED)
        .filter(it -> it > 0)
        .ifPresent(it -> pieces.add(text.say("evaluation.sentence.trained", it)));
    count(EvaluationChapter.LABELS, Indicator.LABELLED_SITES)
        .filter(it -> it > 0)
        .ifPresent(it -> pieces.add(text.say("evaluation.sentence.labels", it)));
    Optional<Measure.Estimate> gross = estimate(Indicator.CO2_GROSS);
    Optional<Measure.Estimate> net = estimate(Indicator.CO2_NET);
    if (gross.isPresent() && net.isPresent()) {
      // Kiosks that are little used may emit more than their interviews avoid.
      boolean isLess = net.get().low().signum() < 0;
      pieces.add(
          text.say(
              isLess ? "evaluation.sentence.co2.exceeded" : "evaluation.sentence.co2",
              words.mass(gross.get().low()),
              words.mass(net.get().low().abs())));
    }
    return String.join(text.say("evaluation.sentence.joint"), pieces) + "." + answersOfYears();
  }

  /**
   * Which years the answers are of, where these are not the months that the sentence begins with.
   */
  private String answersOfYears() {
    return content.chapter(EvaluationChapter.SATISFACTION).stream()
        .flatMap(chapter -> chapter.remarks().stream())
        .filter(it -> it.kind() == RemarkKind.ANSWERS_BY_YEAR)
        .findFirst()
        .map(it -> answersOf(it.numbers().getFirst(), it.numbers().getLast()))
        .orElse("");
  }

  private String answersOf(long first, long last) {
    if (content.first().equals(first + "-01") && content.last().equals(last + "-12")) {
      return "";
    }
    return " "
        + (first == last
            ? text.say("evaluation.sentence.answers-of-year", Long.toString(first))
            : text.say(
                "evaluation.sentence.answers-of-years", Long.toString(first), Long.toString(last)));
  }

  private void interviews(long held) {
    long months =
        ChronoUnit.MONTHS.between(YearMonth.parse(content.first()), YearMonth.parse(content.last()))
            + 1;
    pieces.add(
        count(EvaluationChapter.NETWORK, Indicator.KIOSKS)
            .map(kiosks -> text.say("evaluation.sentence.interviews", held, months, kiosks))
            .orElseGet(() -> text.say("evaluation.sentence.interviews-only", held, months)));
  }

  private void mainService(ChapterContent chapter) {
    chapter.breakdowns().stream()
        .flatMap(table -> table.lines().stream())
        .findFirst()
        .ifPresent(this::service);
  }

  private void service(Breakdown.Line line) {
    if (line.cells().getLast() instanceof Measure.Share(long count, long of, var _)) {
      String name = words.label(line.label());
      double share = (double) count / of;
      Optional<String> fraction =
          FRACTIONS.entrySet().stream()
              .filter(it -> Math.abs(it.getKey() - share) <= NEAR)
              .map(Map.Entry::getValue)
              .findFirst();
      pieces.add(
          fraction
              .map(
                  it ->
                      text.say(
                          "evaluation.sentence.service.fraction",
                          text.say("evaluation.fraction." + it),
                          name,
                          count,
                          of))
              .orElseGet(
                  () ->
                      text.say(
                          "evaluation.sentence.service",
                          words.value(line.cells().getLast()),
                          name,
                          count,
                          of)));
    }
  }

  private void satisfied(Measure.Share satisfied) {
    share(EvaluationChapter.SATISFACTION, Indicator.VERY_SATISFIED)
        .ifPresentOrElse(
            very ->
                pieces.add(
                    text.say(
                        "evaluation.sentence.satisfied-very",
                        words.value(satisfied),
                        words.value(very),
                        satisfied.count(),
                        satisfied.of(),
                        very.count())),
            () ->
                pieces.add(
                    text.say(
                        "evaluation.sentence.satisfied",
                        words.value(satisfied),
                        satisfied.count(),
                        satisfied.of())));
  }

  private Optional<Long> count(EvaluationChapter chapter, Indicator indicator) {
    return content
        .find(chapter, indicator)
        .filter(Measure.Count.class::isInstance)
        .map(it -> ((Measure.Count) it).value());
  }

  private Optional<Measure.Share> share(EvaluationChapter chapter, Indicator indicator) {
    return content
        .find(chapter, indicator)
        .filter(Measure.Share.class::isInstance)
        .map(Measure.Share.class::cast);
  }

  private Optional<Measure.Estimate> estimate(Indicator indicator) {
    return content
        .find(EvaluationChapter.IMPACT, indicator)
        .filter(Measure.Estimate.class::isInstance)
        .map(Measure.Estimate.class::cast);
  }
}
