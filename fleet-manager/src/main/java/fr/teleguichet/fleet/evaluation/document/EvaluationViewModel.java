package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.commitment.CommitmentBound;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContent;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.EvaluationReport;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.impact.ImpactParameters;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.chart.ChartSvgRenderer;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the templates of a report need, in one language. */
public record EvaluationViewModel(
    EvaluationReport report, EvaluationText words, PublicServiceCache services) {

  /** What elected officials ask first, in their order. */
  private static final List<Question> QUESTIONS =
      List.of(
          new Question(EvaluationChapter.INTERVIEWS, Indicator.INTERVIEWS),
          new Question(EvaluationChapter.SATISFACTION, Indicator.SATISFIED),
          new Question(EvaluationChapter.SATISFACTION, Indicator.VERY_SATISFIED),
          new Question(EvaluationChapter.RECOMMENDATION, Indicator.RECOMMEND),
          new Question(EvaluationChapter.SATISFACTION, Indicator.ANSWER_RATE),
          new Question(EvaluationChapter.BUDGET, Indicator.COST_PER_INTERVIEW),
          new Question(EvaluationChapter.IMPACT, Indicator.CO2_NET),
          new Question(EvaluationChapter.IMPACT, Indicator.KILOMETRES),
          new Question(EvaluationChapter.IMPACT, Indicator.HOURS),
          new Question(EvaluationChapter.AVAILABILITY, Indicator.AVAILABILITY));

  /** What says something of the figures above it, and nothing on a page without them. */
  private static final Set<RemarkKind> OF_ITS_CHAPTER =
      EnumSet.of(RemarkKind.COUNTED_FROM, RemarkKind.NOTHING_WRITTEN, RemarkKind.ONLY_SUMS_LEFT);

  private static final int PERCENT = 100;

  /** Lines of all tables together, up to which a document has each: those of 1,000 sites or so. */
  static final int MAX_LINES = 20_000;

  /** Lines of one table in a longer document, which nobody reads, and which is made in memory. */
  static final int MAX_LINES_OF_TABLE = 100;

  private record Question(EvaluationChapter chapter, Indicator indicator) {}

  /** A figure of the first page, with the chapter that it is from. */
  public record KeyFigure(ChapterContent chapter, EvaluationFigure figure) {}

  /**
   * Who pays.
   *
   * @param part how much of all that was paid; empty where that is not known
   */
  public record Payer(String name, String amount, String part) {}

  /** What it says. */
  public EvaluationContent content() {
    return report.content();
  }

  /** The language's own words. */
  public LocalizedText text() {
    return words.text();
  }

  /** The report in one sentence. */
  public String sentence() {
    return EvaluationSummarySentence.of(content(), words);
  }

  /** What effects were estimated with, for whoever wants to do it again. */
  public Optional<ImpactParameters> parameters() {
    return content().parameters().impact();
  }

  /** What a figure is made of. */
  public String detail(ChapterContent chapter, EvaluationFigure figure) {
    return words.detail(content(), chapter, figure);
  }

  /** The lines of a table that a document has; the CSV and the JSON have them all. */
  public List<Breakdown.Line> shown(Breakdown table) {
    return shown(table, content());
  }

  static List<Breakdown.Line> shown(Breakdown table, EvaluationContent content) {
    return table.lines().size() <= MAX_LINES_OF_TABLE || !isShortened(content)
        ? table.lines()
        : table.lines().subList(0, MAX_LINES_OF_TABLE);
  }

  /** Whether some tables have more lines than pages show, and whether there is no spreadsheet. */
  public boolean isShortened() {
    return isShortened(content());
  }

  static boolean isShortened(EvaluationContent content) {
    return lines(content) > MAX_LINES;
  }

  private static int lines(EvaluationContent content) {
    return Stream.concat(
            content.chapters().stream(),
            content.territories().stream().flatMap(it -> it.chapters().stream()))
        .flatMap(chapter -> chapter.breakdowns().stream())
        .mapToInt(table -> table.lines().size())
        .sum();
  }

  /**
   * A cell of a table.
   *
   * @param column what it counts
   * @param base what the value is made of; may be empty
   */
  public record Cell(String column, String value, String base) {}

  /** The cells of a line. */
  public List<Cell> cells(Breakdown table, Breakdown.Line line) {
    return IntStream.range(0, line.cells().size())
        .mapToObj(
            i -> {
              Indicator column = table.columns().get(i);
              Measure measure = line.cells().get(i);
              String base = words.base(column, measure);
              return new Cell(
                  words.indicator(column),
                  words.value(line, column, measure),
                  base.isEmpty() && isOffTarget(line, measure)
                      ? text().say("evaluation.cell.off-target")
                      : base);
            })
        .toList();
  }

  /** Whether a number is on the wrong side of what its line promises. */
  private static boolean isOffTarget(Breakdown.Line line, Measure measure) {
    return measure instanceof Measure.Decimal(BigDecimal amount)
        && line.cells().stream()
            .anyMatch(
                it ->
                    it instanceof Measure.Target(BigDecimal target, CommitmentBound bound)
                        && !bound.isMet(amount, target));
  }

  /** A value and what it is made of; a dash for none. */
  public String told(Indicator indicator, Optional<Measure> measure) {
    return measure
        .map(it -> (words.value(indicator, it) + " " + words.base(indicator, it)).strip())
        .orElse("–");
  }

  /** The figures of the first page; those that nobody measured are left out. */
  public List<KeyFigure> keyFigures() {
    return QUESTIONS.stream().flatMap(question -> keyFigure(question).stream()).toList();
  }

  private Optional<KeyFigure> keyFigure(Question question) {
    return content()
        .chapter(question.chapter())
        .flatMap(
            chapter ->
                chapter
                    .find(question.indicator())
                    .filter(it -> !(it instanceof Measure.Unknown))
                    .map(
                        it ->
                            new KeyFigure(
                                chapter, new EvaluationFigure(question.indicator(), it))));
  }

  /** Who pays, as the budget's chapter has it. */
  public List<Payer> payers() {
    return content().chapter(EvaluationChapter.BUDGET).stream()
        .flatMap(
            budget ->
                budget.breakdowns().stream()
                    .filter(it -> it.subject() == BreakdownSubject.FUNDER)
                    .flatMap(it -> it.lines().stream())
                    .map(line -> payer(line, budget)))
        .toList();
  }

  private Payer payer(Breakdown.Line line, ChapterContent budget) {
    Measure paid = line.cells().getFirst();
    return new Payer(
        words.label(line.label()),
        words.value(paid),
        budget.find(Indicator.COST).flatMap(all -> part(paid, all)).orElse(""));
  }

  private Optional<String> part(Measure paid, Measure all) {
    return paid instanceof Measure.Quantity one
            && all instanceof Measure.Quantity total
            && total.value().signum() > 0
        ? Optional.of(
            text()
                .say(
                    "evaluation.payer.part",
                    text().withUnit(text().number(percent(one, total), 1), "%"),
                    words.value(total)))
        : Optional.empty();
  }

  private static double percent(Measure.Quantity one, Measure.Quantity total) {
    return PERCENT * one.value().doubleValue() / total.value().doubleValue();
  }

  /** Whether a chapter has something to say. */
  public boolean says(ChapterContent chapter) {
    return !chapter.figures().isEmpty()
        || !chapter.breakdowns().isEmpty()
        || !chapter.remarks().isEmpty();
  }

  /** The drawing of a table as SVG; empty where there is none. */
  public String drawing(Breakdown table) {
    return EvaluationChartFactory.of(table, words)
        .map(chart -> ChartSvgRenderer.of(chart, words.text()))
        .orElse("");
  }

  /** What stands below the drawing of a table: its title, unit and definition. */
  public String caption(Breakdown table) {
    return EvaluationChartFactory.of(table, words)
        .map(it -> it.head().title() + ". " + ChartSvgRenderer.description(it, words.text()))
        .orElse("");
  }

  /** The table of months, of which the drawing is on the first page. */
  public Optional<Breakdown> monthsDrawn() {
    return content().chapter(EvaluationChapter.INTERVIEWS).stream()
        .flatMap(chapter -> chapter.breakdowns().stream())
        .findFirst()
        .filter(table -> !drawing(table).isEmpty());
  }

  /** What the report counts, in its order, for its method. */
  public Set<Indicator> indicators() {
    Set<Indicator> all = EnumSet.noneOf(Indicator.class);
    content().chapters().stream()
        .flatMap(
            chapter ->
                Stream.concat(
                    chapter.figures().stream().map(EvaluationFigure::indicator),
                    chapter.breakdowns().stream().flatMap(table -> table.columns().stream())))
        .forEach(all::add);
    return all;
  }

  /** What is to be known of the figures, each once, where it can be read without its chapter. */
  public List<Remark> remarks() {
    return content().chapters().stream()
        .flatMap(chapter -> chapter.remarks().stream())
        .filter(it -> !OF_ITS_CHAPTER.contains(it.kind()))
        .distinct()
        .toList();
  }
}
