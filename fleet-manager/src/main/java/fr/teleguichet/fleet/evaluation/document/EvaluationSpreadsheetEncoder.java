package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.platform.opendocument.OpenDocumentSpreadsheetWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as an OpenDocument spreadsheet. */
final class EvaluationSpreadsheetEncoder {

  private EvaluationSpreadsheetEncoder() {}

  static byte[] of(String name, List<EvaluationSpreadsheetRow> figures) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(new ArrayList<>(EvaluationSpreadsheetRow.COLUMNS));
    figures.forEach(figure -> rows.add(figure.cells()));
    return OpenDocumentSpreadsheetWriter.write(new OpenDocumentSpreadsheetWriter.Page(name, rows));
  }
}
