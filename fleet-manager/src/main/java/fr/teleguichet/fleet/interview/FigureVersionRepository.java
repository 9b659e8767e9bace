package fr.teleguichet.fleet.interview;

import fr.teleguichet.hardware.text.EnumCodes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;

/**
 * Marks the months of interviews and the years of answers of which something changed. Whoever
 * writes, changes or deletes a row of {@code interview}, {@code interview_month} or {@code survey}
 * marks its month or year in the same transaction, and says so in a new row; {@link FigureCache}
 * compares marks. Rows of a former release that runs beside are not marked, and known by that.
 */
final class FigureVersionRepository {

  /** What is counted. */
  enum Figures {
    /** By months of French time. */
    INTERVIEWS("SELECT DISTINCT month FROM interview WHERE marked = FALSE"),
    /** By years. */
    ANSWERS("SELECT DISTINCT MAKEDATE(YEAR(week), 1) FROM survey WHERE marked = FALSE");

    private final String unmarked;

    Figures(String unmarked) {
      this.unmarked = unmarked;
    }
  }

  /**
   * The marks of all months or years.
   *
   * @param marks by first days
   * @param unmarked the first days of those with rows that somebody wrote without a mark
   */
  record Marks(Map<LocalDate, Long> marks, Set<LocalDate> unmarked) {

    /** The mark of what was never marked. */
    private static final long NONE = 0;

    /** The mark of a month or year; empty where it does not say whether something changed. */
    OptionalLong of(LocalDate first) {
      return unmarked.contains(first)
          ? OptionalLong.empty()
          : OptionalLong.of(marks.getOrDefault(first, NONE));
    }
  }

  private static final String MARK =
      """
      INSERT INTO figure_mark (figures, first, mark) VALUES (?, ?, ?)
      ON DUPLICATE KEY UPDATE mark = VALUES(mark)
      """;

  private FigureVersionRepository() {}

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
        insert.setString(1, EnumCodes.code(figures));
        insert.setObject(2, first);
        insert.setLong(3, draw());
        insert.executeUpdate();
      }
    }
  }

  /** The same in the transaction of a handle. */
  static void mark(Handle transaction, Figures figures, Collection<LocalDate> firsts) {
    for (LocalDate first : new TreeSet<>(firsts)) {
      int _ = transaction.execute(MARK, EnumCodes.code(figures), first, draw());
    }
  }

  /** Not a number that counts up: a database that was put back would count to it once more. */
  private static long draw() {
    return ThreadLocalRandom.current().nextLong();
  }

  /** All marks. */
  static Marks read(Handle handle, Figures figures) {
    Map<LocalDate, Long> marks = new HashMap<>();
    handle
        .createQuery("SELECT first, mark FROM figure_mark WHERE figures = ?")
        .bind(0, EnumCodes.code(figures))
        .map((row, _) -> Map.entry(row.getObject(1, LocalDate.class), row.getLong(2)))
        .forEach(it -> marks.put(it.getKey(), it.getValue()));
    return new Marks(marks, handle.createQuery(figures.unmarked).mapTo(LocalDate.class).set());
  }
}
