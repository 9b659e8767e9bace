package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.BilingualLabel;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.impact.ImpactParameters;
import fr.teleguichet.fleet.pastfigure.MeasuredYearReader;
import fr.teleguichet.fleet.pastfigure.PastFigure;
import fr.teleguichet.fleet.pastfigure.PastFigureIndicator;
import fr.teleguichet.fleet.pastfigure.PastFigurePlace;
import fr.teleguichet.fleet.pastfigure.PastFigureReader;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import jakarta.inject.Singleton;
import java.time.Month;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The years before, as documents tell them, with the years that the program measured beside them.
 * Nothing of it is in any other chapter.
 */
@Singleton
final class PastYearsChapter implements ChapterSource {

  /** What stands together in one table; its first column is drawn. */
  private static final List<Set<PastFigureIndicator>> TABLES =
      List.of(
          EnumSet.of(
              PastFigureIndicator.INTERVIEWS,
              PastFigureIndicator.ATTEMPTS,
              PastFigureIndicator.KIOSKS,
              PastFigureIndicator.SITES,
              PastFigureIndicator.SITE_MONTHS),
          EnumSet.of(
              PastFigureIndicator.ANSWER_RATE,
              PastFigureIndicator.SATISFIED,
              PastFigureIndicator.VERY_SATISFIED,
              PastFigureIndicator.RECOMMEND,
              PastFigureIndicator.RESOLVED),
          EnumSet.of(
              PastFigureIndicator.PEOPLE_TRAINED,
              PastFigureIndicator.LABELLED_SITES,
              PastFigureIndicator.CO2_GROSS,
              PastFigureIndicator.CO2_NET));

  private final PastFigureReader past;
  private final MeasuredYearReader measured;
  private final MessageBundles texts;

  PastYearsChapter(PastFigureReader past, MeasuredYearReader measured, MessageBundles texts) {
    this.past = past;
    this.measured = measured;
    this.texts = texts;
  }

  /** Values of a place in a year, of which all are either measured or taken over. */
  private record Row(BilingualLabel label, Map<PastFigureIndicator, Measure> values) {}

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.PAST_YEARS;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    boolean isWhole = question.scope().isWholeFleet();
    List<PastFigure> figures =
        past.read(question.scope()).stream()
            .filter(it -> it.key().service().isEmpty())
            .filter(it -> it.key().place() instanceof PastFigurePlace.WholeNetwork == isWhole)
            .filter(it -> it.key().year() <= question.months().last().getYear())
            .toList();
    ChapterContent content = ChapterContent.of(chapter(), List.of());
    if (figures.isEmpty()) {
      return content;
    }
    Optional<YearMonth> since = isWhole ? measured.since() : Optional.empty();
    List<Row> rows = isWhole ? years(figures, since, question) : sites(figures);
    for (Set<PastFigureIndicator> table : TABLES) {
      content = table(content, table, rows, isWhole);
    }
    content = content.with(sources(figures)).with(Remark.of(RemarkKind.TAKEN_OVER));
    return since
        .filter(month -> month.getMonth() != Month.JANUARY)
        .map(month -> Remark.of(RemarkKind.MEASURED_SINCE, month.getYear(), month.getMonthValue()))
        .map(content::with)
        .orElse(content);
  }

  /** What a document says of a year comes before what was measured in it. */
  private List<Row> years(
      List<PastFigure> figures, Optional<YearMonth> since, EvaluationContext question) {
    Map<Integer, List<Row>> rows = new TreeMap<>();
    figures.stream()
        .collect(Collectors.groupingBy(it -> it.key().year(), TreeMap::new, Collectors.toList()))
        .forEach((year, told) -> rows.put(year, List.of(takenOver(Integer.toString(year), told))));
    Set<PastFigureIndicator> wanted =
        figures.stream()
            .map(it -> it.key().indicator())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(PastFigureIndicator.class)));
    ImpactParameters parameters = ImpactParameters.read(question.parameters().values());
    measured.years(since).stream()
        .filter(year -> year <= question.months().last().getYear())
        .forEach(
            year ->
                rows.merge(
                    year,
                    List.of(
                        new Row(
                            BilingualLabel.of(Integer.toString(year)),
                            measured.read(year, wanted, question.scope(), parameters))),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
    return rows.values().stream().flatMap(List::stream).toList();
  }

  /**
   * A part of the network has no sum of its own: each site's figures are what its document says.
   */
  private static List<Row> sites(List<PastFigure> figures) {
    Map<String, List<PastFigure>> bySite =
        figures.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.key().place().siteName() + ", " + it.key().year(),
                    TreeMap::new,
                    Collectors.toList()));
    return bySite.entrySet().stream().map(it -> takenOver(it.getKey(), it.getValue())).toList();
  }

  private static Row takenOver(String label, List<PastFigure> figures) {
    Map<PastFigureIndicator, Measure> values = new EnumMap<>(PastFigureIndicator.class);
    figures.forEach(it -> values.put(it.key().indicator(), new Measure.TakenOver(it.measure())));
    return new Row(BilingualLabel.of(label), values);
  }

  /** Columns and rows without any value are left out. */
  private static ChapterContent table(
      ChapterContent content, Set<PastFigureIndicator> wanted, List<Row> rows, boolean isWhole) {
    List<PastFigureIndicator> columns =
        wanted.stream()
            .filter(it -> rows.stream().anyMatch(row -> row.values().containsKey(it)))
            .toList();
    List<Breakdown.Line> lines =
        rows.stream()
            .filter(row -> columns.stream().anyMatch(row.values()::containsKey))
            .map(
                row ->
                    new Breakdown.Line(
                        row.label(),
                        columns.stream()
                            .map(it -> row.values().getOrDefault(it, new Measure.Unknown()))
                            .toList()))
            .toList();
    return columns.isEmpty()
        ? content
        : content.with(
            new Breakdown(
                isWhole ? BreakdownSubject.YEAR : BreakdownSubject.SITE,
                columns.stream().map(PastFigureIndicator::indicator).toList(),
                lines));
  }

  /** Each document once, with what was taken from it. */
  private Breakdown sources(List<PastFigure> figures) {
    Map<String, List<PastFigure>> bySource =
        figures.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.key().year() + " – " + it.source(),
                    TreeMap::new,
                    Collectors.toList()));
    return new Breakdown(
        BreakdownSubject.SOURCE,
        List.of(),
        bySource.entrySet().stream().map(it -> source(it.getKey(), it.getValue())).toList());
  }

  private Breakdown.Line source(String source, List<PastFigure> figures) {
    return new Breakdown.Line(
        BilingualLabel.of(texts, text -> source(source, figures, text)), List.of());
  }

  private static String source(String source, List<PastFigure> figures, LocalizedText text) {
    return figures.stream()
        .map(it -> text.say("evaluation.indicator." + it.key().indicator().code()))
        .distinct()
        .collect(Collectors.joining(", ", source + " (", ")"));
  }
}
