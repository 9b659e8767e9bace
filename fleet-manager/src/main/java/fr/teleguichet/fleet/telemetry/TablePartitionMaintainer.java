package fr.teleguichet.fleet.telemetry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions of a table by time: made ahead, dropped whole when their time is over.
 *
 * @param table the table's name
 * @param span how much time one partition holds
 */
record TablePartitionMaintainer(String table, Span span) {

  private static final Logger LOG = LoggerFactory.getLogger(TablePartitionMaintainer.class);

  private static final String LIST =
      """
      SELECT partition_name, partition_description FROM information_schema.partitions
      WHERE table_schema = DATABASE() AND table_name = ? ORDER BY partition_ordinal_position
      """;
  private static final String LAST = "p_later";
  private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;

  /** How much time a partition holds. */
  enum Span {
    DAY,
    MONTH;

    LocalDate first(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case MONTH -> day.withDayOfMonth(1);
      };
    }

    LocalDate next(LocalDate first) {
      return switch (this) {
        case DAY -> first.plusDays(1);
        case MONTH -> first.plusMonths(1);
      };
    }
  }

  /**
   * A partition.
   *
   * @param end the first day that it does not hold
   */
  record Partition(String name, LocalDate end) {}

  /** Makes the partitions from today on, so that several lie ahead. */
  void makeAhead(Connection connection, LocalDate today, int ahead) throws SQLException {
    LocalDate known =
        list(connection).stream()
            .map(Partition::end)
            .max(LocalDate::compareTo)
            .orElse(LocalDate.MIN);
    List<String> missing = new ArrayList<>();
    LocalDate first = span.first(today);
    for (int i = 0; i <= ahead; i++) {
      LocalDate end = span.next(first);
      if (end.isAfter(known)) {
        missing.add(
            "PARTITION p" + NAME.format(first) + " VALUES LESS THAN ('" + end + " 00:00:00')");
      }
      first = end;
    }
    if (!missing.isEmpty()) {
      execute(
          connection,
          "ALTER TABLE %s REORGANIZE PARTITION %s INTO (%s, PARTITION %s VALUES LESS THAN (MAXVALUE))"
              .formatted(table, LAST, String.join(", ", missing), LAST));
    }
  }

  /** Drops the partitions that hold nothing from this day or later. */
  void dropBefore(Connection connection, LocalDate firstKept) throws SQLException {
    List<Partition> over =
        list(connection).stream().filter(p -> !p.end().isAfter(firstKept)).toList();
    for (Partition partition : over) {
      execute(connection, "ALTER TABLE %s DROP PARTITION %s".formatted(table, partition.name()));
      LOG.atInfo()
          .addKeyValue("table", table)
          .addKeyValue("until", partition.end())
          .log("A partition was dropped because its time of keeping is over.");
    }
  }

  /** The partitions with an end, oldest first. */
  List<Partition> list(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LIST)) {
      select.setString(1, table);
      List<Partition> partitions = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String end = row.getString(2);
          if (!end.equals("MAXVALUE")) {
            partitions.add(new Partition(row.getString(1), LocalDate.parse(end.substring(1, 11))));
          }
        }
      }
      return partitions;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
