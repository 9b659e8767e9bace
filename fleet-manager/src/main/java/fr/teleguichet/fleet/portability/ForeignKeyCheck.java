package fr.teleguichet.fleet.portability;

import fr.teleguichet.fleet.portability.TableShape.ForeignKey;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks whether every row leads to rows that are there, once all tables are in: they lead to each
 * other, so no order of them would do.
 */
record ForeignKeyCheck(DataArchiveReader archive, TableShape shape) {

  void check(Statement statement) throws SQLException, IOException {
    for (ForeignKey key : shape.foreignKeys()) {
      List<String> astray = astray(statement, key);
      if (!astray.isEmpty()) {
        throw refused(key, astray);
      }
    }
  }

  private PortabilityException refused(ForeignKey key, List<String> astray)
      throws SQLException, IOException {
    return archive.refused(
        ArchiveFileNames.table(shape.name()),
        new TableImporter(archive, shape).find(key.columns(), astray),
        1,
        String.join(", ", key.columns())
            + " is “"
            + String.join(", ", astray)
            + "”, which is no row of "
            + ArchiveFileNames.table(key.table()));
  }

  /** The values of the first row that leads nowhere. */
  private static List<String> astray(Statement statement, String sql, int columns)
      throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      if (row.next()) {
        for (int i = 1; i <= columns; i++) {
          boolean _ = values.add(row.getString(i));
        }
      }
    }
    return values;
  }

  private List<String> astray(Statement statement, ForeignKey key) throws SQLException {
    List<String> own = key.columns();
    String same =
        IntStream.range(0, own.size())
            .mapToObj(i -> "p.`" + key.references().get(i) + "` = c.`" + own.get(i) + "`")
            .collect(Collectors.joining(" AND "));
    String filled =
        own.stream()
            .map(name -> "c.`" + name + "` IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    String selected =
        own.stream().map(name -> "c.`" + name + "`").collect(Collectors.joining(", "));
    return astray(
        statement,
        "SELECT %s FROM `%s` c WHERE %s AND NOT EXISTS (SELECT 1 FROM `%s` p WHERE %s) LIMIT 1"
            .formatted(selected, shape.name(), filled, key.table(), same),
        own.size());
  }
}
