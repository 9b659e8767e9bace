package fr.teleguichet.fleet.portability;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A row that its table does not take is told with its line and column. */
@ExtendWith(TestDatabase.class)
@Tag("proof")
final class HostileTableIT {
  private static final String SITES =
      "id,code,name,commune,insee,street,postcode,latitude,longitude,fictitious,opening\r\n";
  private static final String SITE = "1,gramat,Gramat,Gramat,46128,,,44.7,1.7,false,\\N\r\n";

  @TempDir private Path folder;
  private final Database database;

  HostileTableIT(Database database) {
    this.database = database;
  }

  static Stream<Arguments> wrongTables() {
    return Stream.of(
        argumentSet("no head", "", "line 1, column 1: the column id is missing"),
        argumentSet("another column", "id,kode\r\n", "line 1, column 4: the column code has to"),
        argumentSet(
            "a column more", SITES.strip() + ",x\r\n", "line 1, column 82: there is a column more"),
        argumentSet("a column less", "id,code\r\n", "line 1, column 1: the column name is missing"),
        argumentSet("a cell less", SITES + "1,a\r\n", "line 2, column 3: the row has 2 cells"),
        argumentSet(
            "a cell more",
            SITES + SITE.strip() + ",x\r\n",
            "line 2, column 50: the row has 12 cells and the table 11 columns"),
        argumentSet("an empty line", SITES + "\r\n", "line 2, column 1: the row has 1 cells"),
        argumentSet(
            "no number",
            SITES + SITE.replace("44.7", "north"),
            "line 2, column 32: latitude is “north” and has to be a number"),
        argumentSet(
            "no value",
            SITES + SITE.replace("gramat", "\\N"),
            "line 2, column 3: code has to have a value"),
        argumentSet(
            "too long",
            SITES + SITE.replace("gramat", "x".repeat(41)),
            "line 2, column 3: code has more than 40 letters"),
        argumentSet(
            "a quotation mark",
            SITES + SITE.replace("gramat", "gra\"mat"),
            "line 2, column 6: a quotation mark stands in a cell"),
        argumentSet("no end", SITES + SITE + "2,\"gramat", "line 3, column 3: a cell begins with"),
        argumentSet(
            "the same key twice",
            SITES + SITE + SITE.replace("gramat", "figeac"),
            "line 3, column 1: the database refuses the row: "),
        argumentSet(
            "the same code twice",
            SITES + SITE + SITE.replace("1,gramat", "2,gramat"),
            "line 3, column 1: the database refuses the row: "));
  }

  private DataArchiveReader archive(String table, String csv) throws Exception {
    return DataArchiveReader.open(
        new HandmadeArchive().file(ArchiveFileNames.table(table), csv).write(folder),
        ArchiveLimits.USUAL);
  }

  private void read(String table, String csv, long rows) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        DataArchiveReader archive = archive(table, csv)) {
      DataPackage described = archive.verify();
      // As AllTablesImporter does.
      boolean _ = statement.execute("SET SESSION foreign_key_checks = 0");
      connection.setAutoCommit(false);
      TableShape shape =
          TableExportCatalog.load().leaving(SchemaReader.read(statement)).stream()
              .filter(each -> each.name().equals(table))
              .findFirst()
              .orElseThrow();
      PackageResource file = described.table(table).orElseThrow();
      try {
        new TableImporter(archive, shape).read(connection, said(file, rows));
        new ForeignKeyCheck(archive, shape).check(statement);
      } finally {
        boolean _ = statement.execute("SET SESSION foreign_key_checks = 1");
      }
    }
  }

  private static PackageResource said(PackageResource file, long rows) {
    return new PackageResource(
        file.path(), file.bytes(), file.sha256(), rows, file.fields(), file.nextNumber());
  }

  @ParameterizedTest
  @MethodSource("wrongTables")
  void itsPlaceIsTold(String csv, String why) {
    assertThatExceptionOfType(PortabilityException.class)
        .isThrownBy(() -> read("site", csv, 1))
        .withMessageContaining("data/site.csv, " + why);
  }

  @Test
  void otherCountsThanAreSaidAreRefused() {
    assertThatExceptionOfType(PortabilityException.class)
        .isThrownBy(() -> read("site", SITES + SITE, 2))
        .withMessageContaining("data/site.csv has 1 rows, and datapackage.json says 2");
  }

  @Test
  void aRowThatLeadsNowhereIsRefusedWithItsLine() throws Exception {
    read("site", SITES + SITE, 1);

    assertThatExceptionOfType(PortabilityException.class)
        .isThrownBy(
            () ->
                read(
                    "planned_kiosk",
                    """
                    name,site_id,planned
                    a,1,2026-11-28T10:00:00.000Z
                    b,7,2026-11-28T10:00:00.000Z
                    """,
                    2))
        .withMessageContaining("data/planned_kiosk.csv, line 3, column 1: site_id is “7”")
        .withMessageContaining("no row of data/site.csv");
  }
}
