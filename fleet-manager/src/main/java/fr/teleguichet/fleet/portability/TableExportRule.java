package fr.teleguichet.fleet.portability;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was decided of a table.
 *
 * @param english what it is, in a sentence
 * @param columns what was decided of each column, where the table leaves
 */
record TableExportRule(
    String name,
    ExportPolicy policy,
    String english,
    String french,
    Map<String, ExportPolicy> columns) {

  TableExportRule {
    columns = Map.copyOf(new LinkedHashMap<>(columns));
  }

  boolean leaves(String column) {
    ExportPolicy decided = columns.get(column);
    if (decided == null) {
      throw new IllegalStateException("nobody decided whether " + name + "." + column + " leaves");
    }
    return decided.leaves();
  }

  boolean isDocument(String column) {
    return columns.get(column) == ExportPolicy.DOCUMENT;
  }

  /** Columns that stay behind, by their reason. */
  List<String> staying(ExportPolicy why) {
    return columns.entrySet().stream()
        .filter(column -> column.getValue() == why)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
