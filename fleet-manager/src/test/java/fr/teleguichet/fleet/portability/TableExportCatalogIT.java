package fr.teleguichet.fleet.portability;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.portability.TableShape.ForeignKey;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Of every table and every column of the schema somebody has decided whether it leaves. */
@ExtendWith(TestDatabase.class)
final class TableExportCatalogIT {
  private static final Pattern OPENS =
      Pattern.compile(".*(password|secret|token|digest|totp|nonce|verifier|private|sealed).*");

  /** Sums and counts that open nothing. */
  private static final Set<String> HARMLESS =
      Set.of("acceptance.digest", "alert_preference.digest");

  private final Database database;
  private final TableExportCatalog catalog = TableExportCatalog.load();
  private Map<String, TableShape> schema = Map.of();

  TableExportCatalogIT(Database database) {
    this.database = database;
  }

  @BeforeEach
  void readTheSchema() throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      Collection<TableShape> shapes = SchemaReader.read(statement);
      schema = shapes.stream().collect(Collectors.toMap(TableShape::name, shape -> shape));
    }
  }

  @Test
  void everyTableAndEveryColumnIsDecided() {
    Set<String> decided = new TreeSet<>();
    Set<String> known = new TreeSet<>();
    catalog
        .tables()
        .forEach(
            (name, table) -> {
              boolean _ = decided.add(name);
              table.columns().keySet().forEach(column -> decided.add(name + "." + column));
            });
    schema.forEach(
        (name, shape) -> {
          boolean _ = known.add(name);
          TableExportRule table = catalog.tables().get(name);
          if (table == null || table.policy().leaves()) {
            shape.names().forEach(column -> known.add(name + "." + column));
          }
        });

    assertThat(decided)
        .as("tables.yaml: what is in the schema and not there, or there and not in the schema")
        .isEqualTo(known);
  }

  @Test
  void everyTableHasASentenceInBothLanguages() {
    assertThat(catalog.tables().values())
        .allSatisfy(
            table -> {
              assertThat(table.english()).matches("[A-Z].{15,200}\\.");
              assertThat(table.french()).matches("[A-ZÀÉÊÎÔ].{10,200}\\.");
            });
  }

  /** A column that opens something and leaves would make the archive a key. */
  @Test
  void nothingThatOpensSomethingLeaves() {
    Set<String> leaving = new HashSet<>();
    for (TableShape table : catalog.leaving(schema.values())) {
      table.names().stream()
          .filter(column -> OPENS.matcher(column).matches())
          .forEach(column -> leaving.add(table.name() + "." + column));
    }

    assertThat(leaving).isEqualTo(HARMLESS);
  }

  @Test
  void noRowThatLeavesLeadsToOneThatStays() {
    List<TableShape> leaving = catalog.leaving(schema.values());
    List<String> names = leaving.stream().map(TableShape::name).toList();

    assertThat(leaving.stream().flatMap(table -> table.foreignKeys().stream()))
        .extracting(ForeignKey::table)
        .isNotEmpty()
        .allMatch(names::contains);
  }

  @Test
  void whatStaysCanBeEmpty() {
    assertThat(schema.values())
        .allSatisfy(
            shape -> {
              TableExportRule table = catalog.of(shape.name());
              if (table.policy().leaves()) {
                assertThat(shape.columns())
                    .filteredOn(column -> !table.leaves(column.name()))
                    .filteredOn(column -> !column.name().equals("totp_step")) // it has a default
                    .allMatch(column -> !column.required());
              }
            });
  }
}
