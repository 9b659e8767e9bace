package fr.teleguichet.fleet.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import fr.teleguichet.fleet.backup.FleetRestorer;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.DatabaseCheck;
import fr.teleguichet.fleet.platform.database.DatabaseException;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.database.DatabaseStartListener;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.database.WholeDatabaseSession;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.datadir.RestoreTargetFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Everything goes out, is taken in by an empty fleet, and goes out again the same. */
@ExtendWith(TestDatabase.class)
@Tag("proof")
final class LeavingIT {
  private static final byte[] ARTIFACT = "a version for kiosks".getBytes(StandardCharsets.UTF_8);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-28T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private final Database database;
  private final SupervisedProcessFactory supervisor =
      new SupervisedProcessFactory(new ClockFactory().machine(), new Random(1));

  LeavingIT(Database database) {
    this.database = database;
  }

  @BeforeEach
  void everyTableIsFull() throws Exception {
    try (Connection connection = database.dataSource().getConnection()) {
      FullDatabase.fill(connection);
    }
    String sha256 = HandmadeArchive.sha256(ARTIFACT);
    database
        .jdbi()
        .useHandle(handle -> handle.execute("UPDATE artifact SET sha256 = ? WHERE id = 1", sha256));
    Path file = folder.resolve("data").resolve(ArtifactPath.name(sha256));
    Path _ = Files.createDirectories(file.getParent());
    Path _ = Files.write(file, ARTIFACT);
  }

  @Test
  void thereAndBackEverythingIsTheSame() throws Exception {
    Path archive = export(outside(), "data", "first.zip");
    Map<String, List<String>> values = values(database);
    assertThat(values.get("kiosk")).isNotEmpty();

    DataPackage taken = takeIn(archive, "new");

    Map<String, byte[]> first = files(archive);
    Map<String, byte[]> second = files(again("new", values));
    assertThat(second.keySet()).isEqualTo(first.keySet());
    for (String path : first.keySet()) {
      assertThat(new String(second.get(path), StandardCharsets.UTF_8))
          .as(path)
          .isEqualTo(new String(first.get(path), StandardCharsets.UTF_8));
    }
    assertThat(taken.resources())
        .filteredOn(file -> ArchiveFileNames.isTable(file.path()))
        .hasSizeGreaterThan(80)
        .allSatisfy(file -> assertThat(file.rows()).as(file.path()).isPositive());
    assertThat(first)
        .containsKeys("documents/site_document/1.pdf", "README.md", "LISEZMOI.md")
        .containsEntry("documents/artifact/" + HandmadeArchive.sha256(ARTIFACT), ARTIFACT);
    assertThat(new String(Objects.requireNonNull(first.get("LISEZMOI.md")), StandardCharsets.UTF_8))
        .contains("dans un stockage S3 n’y sont pas");
    assertThat(folder.resolve("new").resolve(ArtifactPath.name(HandmadeArchive.sha256(ARTIFACT))))
        .hasBinaryContent(ARTIFACT);
    assertThat(folder.resolve("new/restored.properties")).content().contains("archive=");
    assertThat(folder.resolve("new/settings-of-the-archive.yaml")).hasContent("# none");
  }

  /** The last file is read, and the last table looked at, before anything stays. */
  @Test
  void whatLeadsNowhereLeavesAnEmptyFolderThatTakesTheRightOne() throws Exception {
    Path archive = export(outside(), "data", "right.zip");
    Path wrong =
        changed(archive, "data/planned_kiosk.csv", text -> text.replaceFirst(",1,", ",9,"));

    assertThatExceptionOfType(PortabilityException.class)
        .isThrownBy(() -> takeIn(wrong, "new"))
        .withMessageContaining("data/planned_kiosk.csv, line 2, column 1: site_id is “9”");

    assertThat(folder.resolve("new"))
        .isDirectoryNotContaining("glob:**{authority,database,artifacts,restore-unfinished}");
    assertThat(takeIn(archive, "new").rows()).isPositive();
  }

  @Test
  void aFolderInUseAndAnArchiveOfAnotherSchemaAreRefused() throws Exception {
    Path archive = export(outside(), "data", "whole.zip");
    Path _ = Files.createDirectories(folder.resolve("used"));
    Path _ = Files.writeString(folder.resolve("used/something"), "x");

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> takeIn(archive, "used"))
        .withMessageContaining("is not empty");
    assertThat(folder.resolve("used/something")).hasContent("x");

    String schema = "\"schema\" : \"" + taken(archive).schema() + "\"";
    Path older =
        changed(archive, DataPackage.FILE, text -> text.replace(schema, "\"schema\" : \"060\""));
    assertThatExceptionOfType(PortabilityException.class)
        .isThrownBy(() -> takeIn(older, "new"))
        .withMessageContaining("schema 060")
        .withMessageContaining("install the version that wrote it");
    assertThat(folder.resolve("new/restore-unfinished")).doesNotExist();
  }

  @Test
  void aDatabaseThatIsNotEmptyIsRefusedAndStaysAsItIs() throws Exception {
    Path archive = export(outside(), "data", "whole.zip");

    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(
            () -> {
              DataPackage _ =
                  new FleetImporter("somebody", _ -> {}, CLOCK)
                      .takeIn(
                          archive, folder.resolve("new"), new Connecting(outside(), supervisor));
            })
        .withMessageContaining("is not empty");
    long sites =
        database
            .jdbi()
            .withHandle(
                handle -> handle.select("SELECT COUNT(*) FROM site").mapTo(Long.class).one());
    assertThat(sites).isEqualTo(3);
  }

  /** What fails at its last file leaves an outside database empty, too. */
  @Test
  void aFileThatCannotBeKeptLeavesADatabaseThatTakesTheSameAgain() throws Exception {
    Path archive = export(outside(), "data", "whole.zip");
    emptyDatabase();
    Consumer<String> fullDisk =
        line -> {
          if (line.startsWith("documents/artifact")) {
            throw new UncheckedIOException(new IOException("No space left on device"));
          }
        };

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(
            () -> {
              DataPackage _ = takeInOutside(archive, fullDisk);
            });

    assertThat(takeInOutside(archive, _ -> {}).rows()).isPositive();
  }

  @Test
  void aFolderThatDoesNotTakeAFileIsToldInASentence() throws Exception {
    Path archive = export(outside(), "data", "whole.zip");
    FleetRestorer.Connecting inside = new Connecting(inside(), supervisor);
    FleetRestorer.Connecting spoiling =
        new FleetRestorer.Connecting() {
          @Override
          public boolean isServerLeft(RestoreTargetFolder restored) {
            return inside.isServerLeft(restored);
          }

          @Override
          public WholeDatabaseSession connect(RestoreTargetFolder restored)
              throws InterruptedException {
            try {
              Path _ = Files.createFile(restored.folder().root().resolve("artifacts"));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return inside.connect(restored);
          }
        };

    assertThatExceptionOfType(PortabilityException.class)
        .isThrownBy(
            () -> {
              DataPackage _ =
                  new FleetImporter("somebody", _ -> {}, CLOCK)
                      .takeIn(archive, folder.resolve("new"), spoiling);
            })
        .withMessageContaining("cannot be written into the data folder");
    assertThat(folder.resolve("new/artifacts")).doesNotExist();
  }

  private DataPackage takeInOutside(Path archive, Consumer<String> progress) throws Exception {
    return new FleetImporter("somebody", progress, CLOCK)
        .takeIn(archive, folder.resolve("new"), new Connecting(outside(), supervisor));
  }

  private void emptyDatabase() {
    database
        .jdbi()
        .useHandle(
            handle -> {
              List<String> drops =
                  handle
                      .select(
                          "SELECT CONCAT('DROP ', IF(table_type = 'VIEW', 'VIEW', 'TABLE'), ' `',"
                              + " table_name, '`') FROM information_schema.tables"
                              + " WHERE table_schema = DATABASE()")
                      .mapTo(String.class)
                      .list();
              handle.execute("SET foreign_key_checks = 0");
              drops.forEach(handle::execute);
              handle.execute("SET foreign_key_checks = 1");
            });
  }

  private static DataPackage taken(Path archive) throws IOException {
    return FleetImporter.check(archive);
  }

  private DatabaseSettings outside() {
    HikariDataSource pool = (HikariDataSource) database.dataSource();
    return DatabaseSettings.from(
        Settings.of(
            Map.of(
                "fleet.database.url", pool.getJdbcUrl(),
                "fleet.database.username", pool.getUsername(),
                "fleet.database.password", pool.getPassword())));
  }

  private static DatabaseSettings inside() {
    return DatabaseSettings.from(Settings.of(Map.of()));
  }

  private Path export(DatabaseSettings settings, String data, String name) {
    Path archive = folder.resolve(name);
    try (WholeDatabaseSession session =
        WholeDatabaseSession.beside(settings, folder.resolve(data))) {
      DataPackage _ =
          new FleetExporter("1.0", "# none\n", true, _ -> {}, CLOCK)
              .write(folder.resolve(data), session, archive);
    }
    return archive;
  }

  /** Every value that leaves, in the database's words: both archives may lose the same. */
  private static Map<String, List<String>> values(Database of) throws SQLException {
    Map<String, List<String>> values = new TreeMap<>();
    try (Connection connection = of.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (TableShape table : TableExportCatalog.load().leaving(SchemaReader.read(statement))) {
        String cells =
            table.names().stream()
                .map(it -> "IFNULL(HEX(CAST(`" + it + "` AS BINARY)), 'NULL')")
                .collect(Collectors.joining(", ' ', ", "CONCAT(", ")"));
        List<String> rows = new ArrayList<>();
        try (ResultSet row =
            statement.executeQuery("SELECT " + cells + " FROM `" + table.name() + "` ORDER BY 1")) {
          while (row.next()) {
            boolean _ = rows.add(row.getString(1));
          }
        }
        List<String> _ = values.put(table.name(), rows);
      }
    }
    return values;
  }

  private Path again(String data, Map<String, List<String>> values)
      throws IOException, InterruptedException, SQLException {
    try (DataFolder opened = DataFolder.open(folder.resolve(data));
        Database started =
            Database.open(
                inside(),
                opened,
                supervisor,
                new Random(1),
                DatabaseStartListener.logged(),
                DatabaseCheck.NONE)) {
      assertThat(started.server()).isPresent();
      values(started)
          .forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(values.get(table)));
      return export(inside(), data, "again.zip");
    }
  }

  private DataPackage takeIn(Path archive, String data) throws IOException, InterruptedException {
    return new FleetImporter("somebody", _ -> {}, CLOCK)
        .takeIn(archive, folder.resolve(data), new Connecting(inside(), supervisor));
  }

  private record Connecting(DatabaseSettings settings, SupervisedProcessFactory supervisor)
      implements FleetRestorer.Connecting {
    @Override
    public boolean isServerLeft(RestoreTargetFolder restored) {
      return WholeDatabaseSession.isServerAlive(restored.folder(), supervisor);
    }

    @Override
    public WholeDatabaseSession connect(RestoreTargetFolder restored) throws InterruptedException {
      return WholeDatabaseSession.inside(
          settings, restored.folder(), supervisor, new Random(1), DatabaseStartListener.logged());
    }
  }

  /** The same with another file, whose length and sum are said right. */
  private Path changed(Path archive, String path, UnaryOperator<String> change) throws IOException {
    Map<String, byte[]> files = files(archive);
    byte[] was = Objects.requireNonNull(files.get(path));
    byte[] now =
        change.apply(new String(was, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    assertThat(now).isNotEqualTo(was);
    byte[] _ = files.put(path, now);
    String described =
        new String(Objects.requireNonNull(files.get(DataPackage.FILE)), StandardCharsets.UTF_8);
    byte[] _ =
        files.put(
            DataPackage.FILE,
            described
                .replace(HandmadeArchive.sha256(was), HandmadeArchive.sha256(now))
                .getBytes(StandardCharsets.UTF_8));
    Path target = folder.resolve("changed.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return target;
  }

  private static Map<String, byte[]> files(Path archive) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] _ = files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return files;
  }
}
