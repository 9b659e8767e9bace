package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.evaluation.BilingualLabel;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContent;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.evaluation.RecalculationDifference;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.interview.Proportion;
import fr.teleguichet.fleet.territory.TerritoryNameFormatter;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MinimumInterviewLength;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a report in one language. */
public final class EvaluationText {

  /** Shares of whoever answered, which stand for all who might have. */
  private static final Set<Indicator> SAMPLED =
      EnumSet.of(
          Indicator.SATISFIED,
          Indicator.VERY_SATISFIED,
          Indicator.RECOMMEND,
          Indicator.RESOLVED,
          Indicator.CHOICE_SHARE);

  /** What names a month by its year and its number. */
  private static final Set<RemarkKind> MONTHS =
      EnumSet.of(
          RemarkKind.KNOWN_SINCE, RemarkKind.MEASURED_SINCE, RemarkKind.PREVIOUS_PERIOD_IN_PART);

  /** Months before which French says d’ and not de: avril, août and octobre. */
  private static final Pattern VOWEL = Pattern.compile("[aeiouAEIOU]");

  private final LocalizedText text;
  private final MeasureText measures;
  private final MeasureCompositionText details;
  private final MissingValueText missing;

  /** The words in this language. */
  public EvaluationText(LocalizedText text) {
    this.text = text;
    this.measures = new MeasureText(text);
    this.details = new MeasureCompositionText(text, measures);
    this.missing = new MissingValueText(text);
  }

  /** The language's own words. */
  public LocalizedText text() {
    return text;
  }

  /** What the report is called. */
  public String title(EvaluationContent content) {
    return text.say(
        content.first().equals(content.last())
            ? "evaluation.report.title.month"
            : "evaluation.report.title",
        months(content.first(), content.last()));
  }

  /** Which part of the network it is of. */
  public String scope(String territory) {
    return territory.isEmpty()
        ? text.say("evaluation.scope.whole")
        : text.say("evaluation.scope.territory", TerritoryNameFormatter.of(territory));
  }

  /** From one month to another. */
  public String months(String first, String last) {
    String from = text.longMonth(YearMonth.parse(first));
    return first.equals(last)
        ? from
        : text.say(
            VOWEL.matcher(from).lookingAt() ? "evaluation.months.vowel" : "evaluation.months",
            from,
            text.longMonth(YearMonth.parse(last)));
  }

  /** The chapter's title. */
  public String chapter(EvaluationChapter chapter) {
    return text.say("evaluation.chapter." + chapter.code());
  }

  /** The figure's name. */
  public String indicator(Indicator indicator) {
    return text.say("evaluation.indicator." + indicator.code());
  }

  /** What exactly is counted. */
  public String definition(Indicator indicator) {
    return text.say("evaluation.definition." + indicator.code());
  }

  /** What the lines of a table are. */
  public String subject(BreakdownSubject subject) {
    return text.say("evaluation.subject." + subject.code());
  }

  /** What a line is called. */
  public String label(BilingualLabel label) {
    return label.in(text.language());
  }

  /** Where a figure stands, from the territory down to the line. */
  public String where(RecalculationDifference.Where where) {
    return Stream.of(
            where.territory().map(this::label),
            Optional.of(chapter(where.chapter())),
            where.line().map(this::label),
            Optional.of(indicator(where.indicator())))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" – "));
  }

  /** The value, in short. */
  public String value(Measure measure) {
    return measures.value(measure);
  }

  /** The value of a figure alone, or why there is none. */
  public String value(Indicator indicator, Measure measure) {
    return measure instanceof Measure.Unknown ? missing.of(indicator) : value(measure);
  }

  /** The value of a figure, or why there is none. */
  public String value(ChapterContent chapter, EvaluationFigure figure) {
    return figure.measure() instanceof Measure.Unknown
        ? missing.of(chapter, figure.indicator())
        : value(figure.measure());
  }

  /** The value in a cell of a table, or why there is none. */
  public String value(Breakdown.Line line, Indicator column, Measure measure) {
    return measure instanceof Measure.Unknown ? missing.of(line, column) : value(measure);
  }

  /** Kilograms or tonnes. */
  String mass(BigDecimal kilograms) {
    return measures.quantity(kilograms, MeasureUnit.KILOGRAMS);
  }

  /** What the value is made of: how many of how many, and between which values it may lie. */
  public String detail(EvaluationContent content, ChapterContent chapter, EvaluationFigure figure) {
    return details.of(content, chapter, figure);
  }

  /** The same in brackets, for a cell of a table: empty where the value says all there is. */
  public String base(Indicator indicator, Measure measure) {
    return details.inCell(indicator, measure);
  }

  /** The 95 % interval of a share of answers; a release of before did not keep it. */
  static Optional<Measure.Interval> interval(Indicator indicator, Measure measure) {
    return measure instanceof Measure.Share(long count, long of, var kept)
        ? Optional.ofNullable(kept)
            .or(
                () ->
                    Optional.of(new Proportion(count, of))
                        .filter(_ -> SAMPLED.contains(indicator))
                        .map(Measure.Interval::of))
        : Optional.empty();
  }

  /** A sentence beside figures. */
  public String remark(Remark remark) {
    String key = "evaluation.remark." + remark.kind().code();
    if (MONTHS.contains(remark.kind())) {
      return text.say(
          key,
          text.longMonth(
              YearMonth.of(
                  Math.toIntExact(remark.numbers().get(0)),
                  Math.toIntExact(remark.numbers().get(1)))));
    }
    if (remark.kind() == RemarkKind.COUNTED_FROM) {
      return text.say(
          key,
          new MinimumInterviewLength(Math.toIntExact(remark.numbers().getFirst())).words(text));
    }
    if (remark.kind() == RemarkKind.COSTS_STILL_GROWING
        || remark.kind() == RemarkKind.YEAR_WITHHELD) {
      return text.say(key, Long.toString(remark.numbers().getFirst())); // a year has no thousands
    }
    return remark.kind() == RemarkKind.ANSWERS_BY_YEAR || remark.kind() == RemarkKind.COSTS_BY_YEAR
        ? text.say(
            key,
            Long.toString(remark.numbers().get(0)), // a year has no thousands
            Long.toString(remark.numbers().get(1)),
            remark.numbers().get(0).equals(remark.numbers().get(1)) ? 1 : 2)
        : text.say(key, remark.numbers().toArray());
  }
}
