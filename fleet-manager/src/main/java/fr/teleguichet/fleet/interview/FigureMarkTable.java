package fr.teleguichet.fleet.interview;

import fr.teleguichet.hardware.text.EnumWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;

/**
 * Marks the months of interviews and the years of answers of which something changed. Whoever
 * writes, changes or deletes a row of {@code interview}, {@code interview_month} or {@code survey}
 * marks its month or year in the same transaction; {@link FigureMemory} compares marks.
 */
final class FigureMarkTable {

  /** What is counted. */
  enum Figures {
    /** By months of French time. */
    INTERVIEWS,
    /** By years. */
    ANSWERS
  }

  /** The mark of what was never marked. */
  static final long NONE = 0;

  private static final String MARK =
      """
      INSERT INTO figure_mark (figures, first, mark) VALUES (?, ?, ?)
      ON DUPLICATE KEY UPDATE mark = VALUES(mark)
      """;

  private FigureMarkTable() {}

  /**
   * Marks that something of these months or years changes with this transaction.
   *
   * @param firsts their first days
   */
  static void mark(Connection transaction, Figures figures, Collection<LocalDate> firsts)
      throws SQLException {
    // In order, so that no two transactions wait for each other.
    for (LocalDate first : new TreeSet<>(firsts)) {
      try (PreparedStatement insert = transaction.prepareStatement(MARK)) {
        insert.setString(1, EnumWords.code(figures));
        insert.setObject(2, first);
        insert.setLong(3, draw());
        insert.executeUpdate();
      }
    }
  }

  /** The same in the transaction of a handle. */
  static void mark(Handle transaction, Figures figures, Collection<LocalDate> firsts) {
    for (LocalDate first : new TreeSet<>(firsts)) {
      int _ = transaction.execute(MARK, EnumWords.code(figures), first, draw());
    }
  }

  /** Not a number that counts up: a database that was put back would count to it once more. */
  private static long draw() {
    return ThreadLocalRandom.current().nextLong();
  }

  /** All marks, by first days; what is missing has {@link #NONE}. */
  static Map<LocalDate, Long> read(Handle handle, Figures figures) {
    Map<LocalDate, Long> marks = new HashMap<>();
    handle
        .createQuery("SELECT first, mark FROM figure_mark WHERE figures = ?")
        .bind(0, EnumWords.code(figures))
        .map((row, _) -> Map.entry(row.getObject(1, LocalDate.class), row.getLong(2)))
        .forEach(it -> marks.put(it.getKey(), it.getValue()));
    return marks;
  }
}
