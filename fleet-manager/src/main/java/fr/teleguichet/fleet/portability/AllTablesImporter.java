package fr.teleguichet.fleet.portability;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Takes all tables in, in the place of the rows that a new schema has. */
record AllTablesImporter(
    DataArchiveReader archive, DataPackage described, Consumer<String> progress) {

  void read(Connection database) throws SQLException, IOException {
    database.setAutoCommit(false);
    try (Statement statement = database.createStatement()) {
      // Tables lead to each other; whether each row does is looked at once all of them are in.
      execute(statement, "SET SESSION foreign_key_checks = 0");
      execute(statement, "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'");
      List<TableShape> tables = TableExportCatalog.load().leaving(SchemaReader.read(statement));
      refuseOthers(tables);
      for (TableShape table : tables) {
        progress.accept("table " + table.name());
        execute(statement, "DELETE FROM `" + table.name() + "`");
        PackageResource resource =
            described
                .table(table.name())
                .orElseThrow(() -> archive.refused("it has no table " + table.name()));
        new TableImporter(archive, table).read(database, resource);
        count(statement, table, resource);
      }
      progress.accept("looking whether every row leads to rows that are there");
      for (TableShape table : tables) {
        new ForeignKeyCheck(archive, table).check(statement);
      }
      database.commit();
      execute(statement, "SET SESSION foreign_key_checks = 1");
    } finally {
      database.rollback();
      database.setAutoCommit(true);
    }
  }

  private void refuseOthers(List<TableShape> tables) {
    Set<String> known = new HashSet<>();
    tables.forEach(
        table -> {
          boolean _ = known.add(ArchiveFileNames.table(table.name()));
        });
    for (PackageResource resource : described.resources()) {
      if (ArchiveFileNames.isTable(resource.path()) && !known.contains(resource.path())) {
        throw archive.refused(
            "it has a table " + resource.path() + ", which this program does not take in");
      }
    }
  }

  /** Numbers of rows that are gone are not given again: the audit log still names them. */
  private void count(Statement statement, TableShape table, PackageResource resource)
      throws SQLException {
    if (resource.nextNumber().isPresent()) {
      long next = resource.nextNumber().getAsLong();
      if (next < 1) {
        throw archive.refused("nextNumber of " + resource.path() + " is " + next);
      }
      execute(statement, "ALTER TABLE `" + table.name() + "` AUTO_INCREMENT = " + next);
    }
  }

  private static void execute(Statement statement, String sql) throws SQLException {
    boolean _ = statement.execute(sql);
  }
}
