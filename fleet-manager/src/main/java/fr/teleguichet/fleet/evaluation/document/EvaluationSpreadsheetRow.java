package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.EvaluationContent;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.TerritoryPage;
import fr.teleguichet.fleet.web.page.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure as a row of a spreadsheet. Its cells are text, numbers, or null for an empty one.
 *
 * @param cells one for each of {@link #COLUMNS}
 */
record EvaluationSpreadsheetRow(List<@Nullable Object> cells) {

  /** The names of the columns, which stay as and where they are: new ones come after them. */
  static final List<String> COLUMNS =
      List.of(
          "territory",
          "chapter_code",
          "chapter",
          "line",
          "indicator_code",
          "indicator",
          "value",
          "count",
          "of",
          "low",
          "high",
          "unit",
          "state",
          "definition",
          "n");

  /** What the numbers of a row are; null where it has none. */
  private record Numbers(
      @Nullable Number value,
      @Nullable Number count,
      @Nullable Number of,
      @Nullable Number low,
      @Nullable Number high,
      String unit,
      String state) {
    static Numbers of(Indicator indicator, Measure measure) {
      return switch (measure) {
        case Measure.Count(long value) -> measured(value, null, null, "");
        case Measure.Share(long count, long of, var _) -> {
          Optional<Measure.Interval> interval = EvaluationText.interval(indicator, measure);
          yield new Numbers(
              (double) count / of,
              count,
              of,
              interval.map(Measure.Interval::low).orElse(null),
              interval.map(Measure.Interval::high).orElse(null),
              "",
              "measured");
        }
        case Measure.Decimal(var value) -> measured(value, null, null, "");
        case Measure.Target(var value, var bound) ->
            switch (bound) {
              case AT_LEAST -> measured(value, value, null, "");
              case AT_MOST -> measured(value, null, value, "");
            };
        case Measure.Quantity(var value, var unit) -> measured(value, null, null, unit.code());
        case Measure.Estimate it -> measured(it.central(), it.low(), it.high(), it.unit().code());
        case Measure.Quotient it ->
            new Numbers(
                it.value(), it.dividend(), it.divisor(), null, null, it.unit().code(), "measured");
        case Measure.Assumed(var value, var unit) ->
            new Numbers(value, null, null, null, null, unit.code(), "assumed");
        case Measure.TakenOver(var value) -> of(indicator, value).takenOver();
        case Measure.Withheld() -> none("withheld");
        case Measure.Unknown() -> none("unknown");
      };
    }

    private static Numbers measured(
        Number value, @Nullable Number low, @Nullable Number high, String unit) {
      return new Numbers(value, null, null, low, high, unit, "measured");
    }

    /** The same without an interval: nobody knows how whoever counted then chose whom to ask. */
    private Numbers takenOver() {
      return new Numbers(value, count, of, null, null, unit, "taken-over");
    }

    private static Numbers none(String state) {
      return new Numbers(null, null, null, null, null, "", state);
    }
  }

  /** All figures of a report, in its order. */
  static List<EvaluationSpreadsheetRow> of(EvaluationContent content, EvaluationText words) {
    List<EvaluationSpreadsheetRow> rows = new ArrayList<>();
    add(rows, "", content.chapters(), words);
    for (TerritoryPage territory : content.territories()) {
      add(rows, words.label(territory.name()), territory.chapters(), words);
    }
    return rows;
  }

  private static void add(
      List<EvaluationSpreadsheetRow> rows,
      String territory,
      List<ChapterContent> chapters,
      EvaluationText words) {
    for (ChapterContent chapter : chapters) {
      for (EvaluationFigure figure : chapter.figures()) {
        Optional<Long> n = MeasureCompositionText.timed(chapters, chapter, figure);
        rows.add(of(territory, chapter, "", figure.indicator(), figure.measure(), n, words));
      }
      addLines(rows, territory, chapter, words);
    }
  }

  private static void addLines(
      List<EvaluationSpreadsheetRow> rows,
      String territory,
      ChapterContent chapter,
      EvaluationText words) {
    for (Breakdown table : chapter.breakdowns()) {
      for (Breakdown.Line line : table.lines()) {
        if (table.columns().isEmpty()) {
          rows.add(name(territory, chapter, lineName(table, line, words), words));
        }
        for (int i = 0; i < table.columns().size(); i++) {
          rows.add(
              of(
                  territory,
                  chapter,
                  lineName(table, line, words),
                  table.columns().get(i),
                  line.cells().get(i),
                  Optional.empty(),
                  words));
        }
      }
    }
  }

  private static String lineName(Breakdown table, Breakdown.Line line, EvaluationText words) {
    String colon = words.text().language() == Language.FRENCH ? " : " : ": ";
    return words.subject(table.subject()) + colon + words.label(line.label());
  }

  /** A line that is a name and nothing more. */
  static EvaluationSpreadsheetRow name(
      String territory, ChapterContent chapter, String line, EvaluationText words) {
    List<@Nullable Object> cells =
        new ArrayList<>(Collections.nCopies(COLUMNS.size(), (Object) null));
    cells.set(0, territory);
    cells.set(1, chapter.chapter().code());
    cells.set(2, words.chapter(chapter.chapter()));
    cells.set(3, line);
    return new EvaluationSpreadsheetRow(cells);
  }

  /** Something that figures rest on, which nobody counted. */
  static EvaluationSpreadsheetRow parameter(
      ChapterContent chapter,
      String code,
      String name,
      double value,
      String unit,
      String why,
      EvaluationText words) {
    return new EvaluationSpreadsheetRow(
        Arrays.asList(
            "",
            chapter.chapter().code(),
            words.chapter(chapter.chapter()),
            words.text().say("impact.parameter"),
            code,
            name,
            value,
            null,
            null,
            null,
            null,
            unit,
            "parameter",
            why,
            null));
  }

  private static EvaluationSpreadsheetRow of(
      String territory,
      ChapterContent chapter,
      String line,
      Indicator indicator,
      Measure measure,
      Optional<Long> n,
      EvaluationText words) {
    Numbers it = Numbers.of(indicator, measure);
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(territory);
    cells.add(chapter.chapter().code());
    cells.add(words.chapter(chapter.chapter()));
    cells.add(line);
    cells.add(indicator.code());
    cells.add(words.indicator(indicator));
    cells.add(it.value());
    cells.add(it.count());
    cells.add(it.of());
    cells.add(it.low());
    cells.add(it.high());
    cells.add(it.unit());
    cells.add(it.state());
    cells.add(words.definition(indicator));
    cells.add(n.orElse(null));
    return new EvaluationSpreadsheetRow(cells);
  }
}
