package fr.teleguichet.fleet.portability;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.database.WholeDatabaseSession;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The description read as somebody else's program would, by the rules of the standard
 * (datapackage.org, Data Package and Table Schema 2.0), with nothing of the writer's: JSON by a
 * reader of YAML, which it is a part of.
 */
@ExtendWith(TestDatabase.class)
@Tag("proof")
final class DataPackageStandardIT {
  private static final Map<String, String> TYPES =
      Map.of(
          "integer", "-?[0-9]+",
          "number", "-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?",
          "boolean", "true|false",
          "datetime",
              "-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?",
          "date", "[0-9]{4}-[0-9]{2}-[0-9]{2}",
          "string", "(?s).*");

  @TempDir private Path folder;
  private final Database database;

  DataPackageStandardIT(Database database) {
    this.database = database;
  }

  private Path archive = Path.of("");

  @BeforeEach
  void everythingLeaves() throws Exception {
    try (Connection connection = database.dataSource().getConnection()) {
      FullDatabase.fill(connection);
    }
    archive = folder.resolve("all.zip");
    HikariDataSource pool = (HikariDataSource) database.dataSource();
    DatabaseSettings settings =
        DatabaseSettings.from(
            Settings.of(
                Map.of(
                    "fleet.database.url", pool.getJdbcUrl(),
                    "fleet.database.username", pool.getUsername(),
                    "fleet.database.password", pool.getPassword())));
    try (WholeDatabaseSession session = WholeDatabaseSession.beside(settings, folder)) {
      DataPackage _ =
          new FleetExporter("1.0", "", true, _ -> {}, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
              .write(folder, session, archive);
    }
  }

  @Test
  void itKeepsTheRulesOfTheStandardAndTellsTheTruth() throws Exception {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Map<?, ?> described = map(read(zip, "datapackage.json"));
      assertThat(described.get("$schema")).asString().startsWith("https://datapackage.org/");
      List<?> resources = list(described, "resources");
      Set<String> names = new HashSet<>();
      for (Object each : resources) {
        Map<?, ?> resource = (Map<?, ?>) each;
        String name = text(resource, "name");
        assertThat(name).matches("[a-z0-9._/-]+");
        assertThat(names.add(name)).as(name).isTrue();
        assertThat(text(resource, "hash")).matches("sha256:[0-9a-f]{64}");
        assertThat(zip.getEntry(text(resource, "path"))).as(name).isNotNull();
        assertThat(number(resource, "bytes"))
            .isEqualTo(zip.getEntry(text(resource, "path")).getSize());
      }
      for (Object each : resources) {
        Map<?, ?> resource = (Map<?, ?>) each;
        if ("table".equals(resource.get("type"))) {
          table(zip, resource, names);
        }
      }
    }
  }

  private static void table(ZipFile zip, Map<?, ?> resource, Set<String> tables)
      throws IOException {
    String path = text(resource, "path");
    assertThat(text(resource, "description")).as(path).isNotBlank();
    Map<?, ?> schema = object(resource, "schema");
    assertThat(schema.get("missingValues")).isEqualTo(List.of("\\N"));
    List<Map<?, ?>> fields =
        list(schema, "fields").stream().<Map<?, ?>>map(field -> (Map<?, ?>) field).toList();
    List<String> columns = fields.stream().map(field -> text(field, "name")).toList();
    assertThat(columns).as(path).doesNotHaveDuplicates().isNotEmpty();
    assertThat(columns).containsAll(strings(schema, "primaryKey")).isNotEmpty();
    if (schema.get("foreignKeys") instanceof List<?> keys) {
      for (Object each : keys) {
        Map<?, ?> key = (Map<?, ?>) each;
        Map<?, ?> reference = object(key, "reference");
        assertThat(columns).containsAll(strings(key, "fields"));
        assertThat(strings(reference, "fields")).hasSameSizeAs(strings(key, "fields"));
        if (reference.containsKey("resource")) {
          assertThat(tables).contains(text(reference, "resource"));
        }
      }
    }
    rows(read(zip, path), path, fields, columns, number(resource, "rowCount"));
  }

  private static void rows(
      String csv, String path, List<Map<?, ?>> fields, List<String> columns, long count) {
    List<List<String>> rows = PlainCsv.read(csv);
    assertThat(rows.getFirst()).as(path).isEqualTo(columns);
    assertThat(rows.size() - 1).as(path).isEqualTo((int) count);
    for (List<String> row : rows.subList(1, rows.size())) {
      assertThat(row).as(path).hasSameSizeAs(columns);
      for (int i = 0; i < row.size(); i++) {
        Map<?, ?> field = fields.get(i);
        String type = text(field, "type");
        assertThat(TYPES).containsKey(type);
        if (row.get(i).equals("\\N")) {
          assertThat(object(field, "constraints").get("required")).isEqualTo(false);
        } else {
          assertThat(row.get(i)).as(path + " " + columns.get(i)).matches(TYPES.get(type));
        }
      }
    }
  }

  private static List<String> strings(Map<?, ?> object, String name) {
    return list(object, name).stream().<String>map(String::valueOf).toList();
  }

  private static List<?> list(Map<?, ?> object, String name) {
    return (List<?>) Objects.requireNonNull(object.get(name), name);
  }

  private static Map<?, ?> object(Map<?, ?> object, String name) {
    return (Map<?, ?>) Objects.requireNonNull(object.get(name), name);
  }

  private static long number(Map<?, ?> object, String name) {
    return ((Number) Objects.requireNonNull(object.get(name), name)).longValue();
  }

  private static String text(Map<?, ?> object, String name) {
    assertThat(object.get(name)).as(name).isInstanceOf(String.class);
    return String.valueOf(object.get(name));
  }

  private static Map<?, ?> map(String json) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(64 << 20).setAllowDuplicateKeys(false).build();
    return (Map<?, ?>) new Load(settings).loadFromString(json);
  }

  private static String read(ZipFile zip, String path) throws IOException {
    try (var in = zip.getInputStream(zip.getEntry(path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
