package fr.teleguichet.fleet.portability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What an archive says in plain words, in English or French. */
record ArchiveReadmeRenderer(TableExportCatalog catalog, DataPackage described, boolean french) {

  String text() {
    return template()
        .replace("{created}", described.created().toString())
        .replace("{program}", described.program())
        .replace("{schema}", described.schema())
        .replace("{tables}", tables())
        .replace("{staying-tables}", stayingTables())
        .replace("{staying-columns}", stayingColumns());
  }

  private String template() {
    String file = "/portability/readme-" + (french ? "fr" : "en") + ".md";
    try (InputStream in =
        Objects.requireNonNull(ArchiveReadmeRenderer.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String tables() {
    List<String> lines = new ArrayList<>();
    for (TableExportRule table : catalog.tables().values()) {
      described
          .table(table.name())
          .ifPresent(
              resource ->
                  lines.add(
                      "| [%1$s](data/%1$s.csv) | %2$d | %3$s |"
                          .formatted(table.name(), resource.rows(), words(table))));
    }
    return String.join("\n", lines);
  }

  private String stayingTables() {
    List<String> lines = new ArrayList<>();
    for (TableExportRule table : catalog.tables().values()) {
      if (!table.policy().leaves()) {
        boolean _ =
            lines.add(
                "| %s | %s | %s |"
                    .formatted(table.name(), words(table), table.policy().reason(french)));
      }
    }
    return String.join("\n", lines);
  }

  private String stayingColumns() {
    List<String> lines = new ArrayList<>();
    for (TableExportRule table : catalog.tables().values()) {
      for (ExportPolicy why : ExportPolicy.values()) {
        List<String> columns = why.leaves() ? List.of() : table.staying(why);
        if (!columns.isEmpty()) {
          boolean _ =
              lines.add(
                  "| %s | %s | %s |"
                      .formatted(table.name(), String.join(", ", columns), why.reason(french)));
        }
      }
    }
    return String.join("\n", lines);
  }

  private String words(TableExportRule table) {
    return french ? table.french() : table.english();
  }
}
