package fr.teleguichet.fleet.pastfigure.transfer;

import fr.teleguichet.fleet.pastfigure.PastFigureIndicator;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * An empty file to begin with: its columns, an example, and the words that it may use. All but the
 * columns are remarks, so that nobody reads an example in as a figure.
 */
final class PastFigureTemplateBuilder {

  private final PastFigureNames names;
  private final LocalizedText text;
  private final int lastYear;

  PastFigureTemplateBuilder(PastFigureNames names, LocalizedText text, int lastYear) {
    this.names = names;
    this.text = text;
    this.lastYear = lastYear;
  }

  /** Everything one below the other. */
  String csv() {
    List<List<String>> rows = new ArrayList<>(figures());
    words().forEach(row -> rows.add(remark(row)));
    return PastFigureCsvEncoder.of(rows);
  }

  /** The words on a sheet of their own. */
  byte[] spreadsheet() {
    return PastFigureSpreadsheetEncoder.of(
        new PastFigureSpreadsheetEncoder.Page(text.say("past-figure.sheet"), figures()),
        new PastFigureSpreadsheetEncoder.Page(text.say("past-figure.sheet.words"), words()));
  }

  private List<List<String>> figures() {
    return List.of(
        PastFigureColumns.ALL,
        remark(
            List.of(
                Integer.toString(lastYear),
                "",
                "",
                "",
                PastFigureIndicator.SATISFIED.code(),
                "188",
                "200",
                PastFigureIndicator.SATISFIED.unit().code(),
                text.say("past-figure.template.source", Integer.toString(lastYear)),
                text.say("past-figure.template.note"))));
  }

  private static List<String> remark(List<String> row) {
    List<String> remark = new ArrayList<>(row);
    String _ = remark.set(0, PastFigureColumns.REMARK + " " + row.getFirst());
    return remark;
  }

  private List<List<String>> words() {
    List<List<String>> words = new ArrayList<>();
    words.add(
        List.of(
            text.say("past-figure.template.column"),
            text.say("past-figure.template.word"),
            text.say("past-figure.template.means"),
            PastFigureColumns.UNIT));
    for (PastFigureIndicator indicator : PastFigureIndicator.values()) {
      words.add(
          List.of(
              PastFigureColumns.INDICATOR,
              indicator.code(),
              text.say("evaluation.indicator." + indicator.indicator().code()),
              indicator.unit().code()));
    }
    names
        .services()
        .forEach(
            it ->
                words.add(
                    List.of(
                        PastFigureColumns.SERVICE,
                        it.code().value(),
                        it.names().get(text.language() == Language.FRENCH ? 0 : 1),
                        "")));
    names
        .sites()
        .forEach(
            it -> words.add(List.of(PastFigureColumns.SITE, it.code().value(), it.name(), "")));
    return words;
  }
}
