package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.EvaluationContent;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What values are made of, as people read it beside them. */
final class MeasureCompositionText {

  private static final int PERCENT = 100;

  /** What is said of the times of single interviews. */
  private static final Set<Indicator> TIMES =
      EnumSet.of(Indicator.MEDIAN_WAIT, Indicator.WAIT_NINE_OF_TEN, Indicator.MEDIAN_DURATION);

  private final LocalizedText text;
  private final MeasureText measures;

  MeasureCompositionText(LocalizedText text, MeasureText measures) {
    this.text = text;
    this.measures = measures;
  }

  /** In a column of its own. */
  String of(EvaluationContent content, ChapterContent chapter, EvaluationFigure figure) {
    Indicator indicator = figure.indicator();
    return switch (figure.measure()) {
      case Measure.Share share when indicator == Indicator.AVAILABILITY ->
          text.say("evaluation.detail.hours", share.count(), share.of());
      case Measure.Share share ->
          EvaluationText.interval(indicator, share)
              .map(
                  it ->
                      text.say(
                          "evaluation.detail.interval",
                          share.count(),
                          share.of(),
                          bound(it.low()),
                          bound(it.high())))
              .orElseGet(() -> text.say("evaluation.detail.share", share.count(), share.of()));
      case Measure.Estimate it ->
          text.say(
              "evaluation.detail.estimate",
              measures.quantity(it.low(), it.unit()),
              measures.quantity(it.high(), it.unit()));
      case Measure.Quotient it -> quotient(content, it);
      case Measure.Assumed _ -> text.say("evaluation.detail.assumed");
      case Measure.TakenOver(Measure.Share(long count, long of, var _)) ->
          text.say("evaluation.detail.share", count, of);
      case Measure.Count(long held) when indicator == Indicator.INTERVIEWS -> growth(held, chapter);
      case Measure.Quantity _ when TIMES.contains(indicator) ->
          timed(content.chapters(), chapter)
              .map(n -> text.say("evaluation.detail.timed", n))
              .orElse("");
      case Measure.TakenOver _,
          Measure.Count _,
          Measure.Decimal _,
          Measure.Target _,
          Measure.Quantity _,
          Measure.Withheld _,
          Measure.Unknown _ ->
          "";
    };
  }

  /** In brackets, in a cell of a table. */
  String inCell(Indicator indicator, Measure measure) {
    return switch (measure) {
      case Measure.Share share when indicator == Indicator.AVAILABILITY ->
          text.say("evaluation.cell.hours", share.count(), share.of());
      case Measure.Share share ->
          EvaluationText.interval(indicator, share)
              .map(
                  it ->
                      text.say(
                          "evaluation.cell.interval",
                          share.count(),
                          share.of(),
                          bound(it.low()),
                          bound(it.high())))
              .orElseGet(() -> text.say("evaluation.cell.share", share.count(), share.of()));
      case Measure.TakenOver(Measure.Share(long count, long of, var _)) ->
          text.say("evaluation.cell.share", count, of);
      case Measure.Quotient it when it.unit() == MeasureUnit.PER_WEEK ->
          text.say("evaluation.cell.weeks", it.dividend().longValue(), it.divisor());
      case Measure.TakenOver _,
          Measure.Count _,
          Measure.Decimal _,
          Measure.Target _,
          Measure.Quantity _,
          Measure.Estimate _,
          Measure.Quotient _,
          Measure.Assumed _,
          Measure.Withheld _,
          Measure.Unknown _ ->
          "";
    };
  }

  /** Both bounds have as many digits, also where the last one is a nought. */
  private String bound(BigDecimal share) {
    return text.fixed(PERCENT * share.doubleValue(), 1);
  }

  private String percent(double share) {
    return text.number(PERCENT * share, 0);
  }

  /** How many there were in as many months before, and what that is in percent. */
  private String growth(long held, ChapterContent chapter) {
    return chapter
        .find(Indicator.INTERVIEWS_PREVIOUS_PERIOD)
        .filter(Measure.Count.class::isInstance)
        .map(it -> growth(held, ((Measure.Count) it).value(), chapter.remarks()))
        .orElse("");
  }

  private String growth(long held, long before, List<Remark> remarks) {
    if (before == 0
        || remarks.stream().anyMatch(it -> RemarkKind.NOT_COMPARABLE.contains(it.kind()))) {
      return text.say("evaluation.detail.before", before);
    }
    return held == before
        ? text.say("evaluation.detail.same")
        : text.say(
            held > before ? "evaluation.detail.more" : "evaluation.detail.fewer",
            before,
            text.withUnit(percent(Math.abs((double) (held - before)) / before), "%"));
  }

  /** Of how many interviews a figure is the time; empty of all other figures. */
  static Optional<Long> timed(
      List<ChapterContent> chapters, ChapterContent chapter, EvaluationFigure figure) {
    return figure.measure() instanceof Measure.Quantity && TIMES.contains(figure.indicator())
        ? timed(chapters, chapter)
        : Optional.empty();
  }

  /** Of all, unless the chapter remarks of how many. */
  private static Optional<Long> timed(List<ChapterContent> chapters, ChapterContent chapter) {
    return chapter.remarks().stream()
        .filter(it -> it.kind() == RemarkKind.ONLY_SUMS_LEFT)
        .map(it -> it.numbers().getFirst())
        .findFirst()
        .or(
            () ->
                chapters.stream()
                    .flatMap(it -> it.find(Indicator.INTERVIEWS).stream())
                    .filter(Measure.Count.class::isInstance)
                    .map(it -> ((Measure.Count) it).value())
                    .findFirst());
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
}
