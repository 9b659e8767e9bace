package fr.teleguichet.fleet.portability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What was decided of every table and column, and what each table is in words: the file {@code
 * portability/tables.yaml}, which people read as well.
 *
 * @param tables by name, in the order in which they are told of
 */
record TableExportCatalog(Map<String, TableExportRule> tables) {
  private static final String FILE = "/portability/tables.yaml";

  TableExportCatalog {
    tables = Collections.unmodifiableMap(tables);
  }

  static TableExportCatalog load() {
    try (InputStream file =
        Objects.requireNonNull(TableExportCatalog.class.getResourceAsStream(FILE))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      Object read = new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromString(text);
      Map<String, TableExportRule> tables = new LinkedHashMap<>();
      map(read)
          .forEach(
              (name, facts) -> {
                TableExportRule _ = tables.put(name, table(name, map(facts)));
              });
      return new TableExportCatalog(tables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TableExportRule table(String name, Map<String, Object> facts) {
    return new TableExportRule(
        name,
        ExportPolicy.valueOf(text(facts, "policy").toUpperCase(Locale.ROOT)),
        text(facts, "en"),
        text(facts, "fr"),
        columns(facts));
  }

  private static Map<String, ExportPolicy> columns(Map<String, Object> facts) {
    Map<String, ExportPolicy> columns = new LinkedHashMap<>();
    for (ExportPolicy policy : ExportPolicy.values()) {
      if (facts.get(policy.code()) instanceof List<?> names) {
        names.forEach(
            column -> {
              ExportPolicy _ = columns.put(String.valueOf(column), policy);
            });
      }
    }
    return columns;
  }

  private static String text(Map<String, Object> facts, String name) {
    return String.valueOf(Objects.requireNonNull(facts.get(name), name));
  }

  private static Map<String, Object> map(Object read) {
    Map<String, Object> named = new LinkedHashMap<>();
    if (read instanceof Map<?, ?> found) {
      found.forEach(
          (name, value) -> {
            Object _ = named.put(String.valueOf(name), value);
          });
    }
    return named;
  }

  /** What was decided of a table; a table of which nothing was does not leave by accident. */
  TableExportRule of(String table) {
    TableExportRule decided = tables.get(table);
    if (decided == null) {
      throw new IllegalStateException("nobody decided whether the table " + table + " leaves");
    }
    return decided;
  }

  private void refuseUndecided(String table) {
    TableExportRule _ = of(table);
  }

  /** The tables of a schema that leave, in the order of the catalogue, with their own columns. */
  List<TableShape> leaving(Collection<TableShape> schema) {
    Map<String, TableShape> shapes = new LinkedHashMap<>();
    schema.forEach(
        shape -> {
          TableShape _ = shapes.put(shape.name(), shape);
        });
    shapes.keySet().forEach(this::refuseUndecided);
    List<TableShape> leaving = new ArrayList<>();
    for (TableExportRule table : tables.values()) {
      TableShape shape = shapes.get(table.name());
      if (shape != null && table.policy().leaves()) {
        boolean _ = leaving.add(shape.reduced(table));
      }
    }
    return leaving;
  }
}
