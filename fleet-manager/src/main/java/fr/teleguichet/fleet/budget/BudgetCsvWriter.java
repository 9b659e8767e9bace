package fr.teleguichet.fleet.budget;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import fr.teleguichet.fleet.site.Site;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of the budget as a file that an import reads back as they are. */
final class BudgetCsvWriter {

  static final String NUMBER = "number";

  /** Every column, in order. */
  static final List<String> COLUMNS =
      Stream.concat(Stream.of(NUMBER), BudgetLineForm.FIELDS.stream()).toList();

  private BudgetCsvWriter() {}

  /**
   * The file.
   *
   * @param sites by their rows
   */
  static String of(List<BudgetLine> lines, Map<Integer, Site> sites) {
    StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
    for (BudgetLine line : lines) {
      BudgetLineForm form = BudgetLineForm.of(line.draft(), site(line.draft(), sites));
      csv.append(line.id())
          .append(',')
          .append(
              BudgetLineForm.FIELDS.stream()
                  .map(field -> SpreadsheetFormulaEscaper.cell(form.value(field)))
                  .collect(Collectors.joining(",")))
          .append("\r\n");
    }
    return csv.toString();
  }

  /** The code of the line's site; empty for the whole network. */
  static String site(BudgetLineDraft line, Map<Integer, Site> sites) {
    return line.site().map(sites::get).map(it -> it.code().value()).orElse("");
  }
}
