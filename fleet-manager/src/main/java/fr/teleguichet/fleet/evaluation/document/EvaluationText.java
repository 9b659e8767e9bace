package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContent;
import fr.teleguichet.fleet.evaluation.EvaluationDifference;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Label;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.interview.Proportion;
import fr.teleguichet.fleet.territory.TerritoryName;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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

  private static final int PERCENT = 100;

  private final LocalizedText text;
  private final MeasureText measures;

  /** The words in this language. */
  public EvaluationText(LocalizedText text) {
    this.text = text;
    this.measures = new MeasureText(text);
  }

  /** The language's own words. */
  public LocalizedText text() {
    return text;
  }

  /** What the report is called. */
  public String title(EvaluationContent content) {
    return text.say("evaluation.report.title", months(content.first(), content.last()));
  }

  /** Which part of the network it is of. */
  public String scope(String territory) {
    return territory.isEmpty()
        ? text.say("evaluation.scope.whole")
        : text.say("evaluation.scope.territory", TerritoryName.of(territory));
  }

  /** From one month to another. */
  public String months(String first, String last) {
    String from = text.longMonth(YearMonth.parse(first));
    return first.equals(last)
        ? from
        : text.say("evaluation.months", from, text.longMonth(YearMonth.parse(last)));
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
  public String label(Label label) {
    return label.in(text.language());
  }

  /** Where a figure stands, from the territory down to the line. */
  public String where(EvaluationDifference.Where where) {
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

  /** Kilograms or tonnes. */
  String mass(BigDecimal kilograms) {
    return measures.quantity(kilograms, MeasureUnit.KILOGRAMS);
  }

  /** What the value is made of: how many of how many, and between which values it may lie. */
  public String detail(EvaluationContent content, EvaluationFigure figure) {
    Indicator indicator = figure.indicator();
    return switch (figure.measure()) {
      case Measure.Share share when indicator == Indicator.AVAILABILITY ->
          text.say("evaluation.detail.hours", share.count(), share.of());
      case Measure.Share share ->
          interval(indicator, share)
              .map(
                  it ->
                      text.say(
                          "evaluation.detail.interval",
                          share.count(),
                          share.of(),
                          text.number(it.low() * PERCENT, 1),
                          text.number(it.high() * PERCENT, 1)))
              .orElseGet(() -> text.say("evaluation.detail.share", share.count(), share.of()));
      case Measure.Estimate it ->
          text.say(
              "evaluation.detail.estimate",
              measures.quantity(it.low(), it.unit()),
              measures.quantity(it.high(), it.unit()));
      case Measure.Quotient it -> quotient(content, it);
      case Measure.Assumed _ -> text.say("evaluation.detail.assumed");
      case Measure.TakenOver(Measure.Share(long count, long of)) ->
          text.say("evaluation.detail.share", count, of);
      case Measure.TakenOver _,
          Measure.Count _,
          Measure.Decimal _,
          Measure.Quantity _,
          Measure.Withheld _,
          Measure.Unknown _ ->
          "";
    };
  }

  private String quotient(EvaluationContent content, Measure.Quotient it) {
    return switch (it.unit()) {
      case EUROS -> {
        // Money is told by whole calendar years, whatever months the report is of.
        int first = YearMonth.parse(content.first()).getYear();
        int last = YearMonth.parse(content.last()).getYear();
        yield text.say(
            "evaluation.detail.cost",
            measures.quantity(it.dividend(), it.unit()),
            it.divisor(),
            Integer.toString(first),
            Integer.toString(last),
            first == last ? 1 : 2);
      }
      case PER_YEAR ->
          text.say("evaluation.detail.per-kiosk", it.dividend().longValue(), it.divisor());
      case KILOMETRES ->
          text.say(
              "evaluation.detail.journeys",
              measures.quantity(it.dividend(), it.unit()),
              it.divisor());
      case SECONDS, DAYS, HOURS, KILOGRAMS, PER_WEEK, SHARE ->
          text.say(
              "evaluation.detail.answers",
              text.number(it.dividend().doubleValue(), 2),
              it.divisor());
    };
  }

  /** The 95 % interval of a share of answers. */
  static Optional<Proportion.Interval> interval(Indicator indicator, Measure measure) {
    return SAMPLED.contains(indicator) && measure instanceof Measure.Share(long count, long of)
        ? Optional.of(new Proportion(count, of).interval())
        : Optional.empty();
  }

  /** A sentence beside figures. */
  public String remark(Remark remark) {
    String key = "evaluation.remark." + remark.kind().code();
    if (remark.kind() == RemarkKind.KNOWN_SINCE || remark.kind() == RemarkKind.MEASURED_SINCE) {
      return text.say(
          key,
          text.longMonth(
              YearMonth.of(
                  Math.toIntExact(remark.numbers().get(0)),
                  Math.toIntExact(remark.numbers().get(1)))));
    }
    if (remark.kind() == RemarkKind.COSTS_STILL_GROWING) {
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
