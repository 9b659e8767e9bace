package fr.teleguichet.demo.past;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Figures of the years before, as if a file of them had been read in. */
final class PastYearlyFigureWriter {

  /** SHA-256 of a file that never was. */
  private static final String NO_FILE = "0".repeat(64);

  private final Connection connection;

  PastYearlyFigureWriter(Connection connection) {
    this.connection = connection;
  }

  void write(List<PastYearlyFigure> figures) throws SQLException {
    long file = file();
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT INTO past_figure (import_id, year, site_id, place, service, indicator, value,"
                + " of_total, source, note) VALUES (?, ?, NULL, '', '', ?, ?, ?, ?, '')")) {
      for (PastYearlyFigure figure : figures) {
        rows.add(
            file,
            figure.year(),
            figure.indicator(),
            figure.value(),
            figure.of(),
            PastYearlyFigure.SOURCE + figure.year());
      }
    }
  }

  private long file() throws SQLException {
    return GeneratedIdInserter.insert(
        connection,
        "INSERT INTO past_figure_import (imported, author, hash)"
            + " VALUES (UTC_TIMESTAMP(3), 'Démonstration', ?) RETURNING id",
        NO_FILE);
  }
}
