package fr.teleguichet.edge.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long records stay that the fleet has for good: a fleet manager that is restored from a backup
 * has lost what was acknowledged since, and asks for it again.
 *
 * <p>An hour's acknowledgements leave one mark of number and time. A new mark lets at most {@value
 * #EXPIRED_TOGETHER} old ones expire, so that a clock which leaps ahead does not empty the journal.
 */
final class RecordRetention {

  private static final Duration STEP = Duration.ofHours(1);

  private static final int EXPIRED_TOGETHER = 2;

  private final SqliteConnection database;
  private final Duration keep;

  RecordRetention(SqliteConnection database, Duration keep) {
    this.database = database;
    this.keep = keep;
  }

  private record Mark(long upTo, Instant at) {}

  /**
   * The records up to the number are acknowledged.
   *
   * @return up to which number records have been kept for long enough, 0 for none
   */
  long acknowledged(long upTo, Instant now) throws SQLException {
    if (!isDue(now)) {
      return 0;
    }
    // Whatever lies ahead was made by a clock that was wrong: its time begins anew.
    var _ =
        database.update(
            "UPDATE acknowledgement SET at = ? WHERE at > ?",
            now.toEpochMilli(),
            now.toEpochMilli());
    var _ =
        database.update(
            "INSERT OR REPLACE INTO acknowledgement VALUES (?, ?)", upTo, now.toEpochMilli());
    return expire(now);
  }

  private boolean isDue(Instant now) throws SQLException {
    return marks("SELECT up_to, at FROM acknowledgement ORDER BY up_to DESC LIMIT 1").stream()
        .allMatch(last -> Duration.between(last.at(), now).abs().compareTo(STEP) >= 0);
  }

  private long expire(Instant now) throws SQLException {
    long expired = 0;
    for (Mark mark :
        marks("SELECT up_to, at FROM acknowledgement ORDER BY up_to LIMIT " + EXPIRED_TOGETHER)) {
      if (mark.at().isAfter(now.minus(keep))) {
        break;
      }
      expired = mark.upTo();
    }
    var _ = database.update("DELETE FROM acknowledgement WHERE up_to <= ?", expired);
    return expired;
  }

  /** The records after the number are not acknowledged any more. */
  void resumed(long after) throws SQLException {
    var _ = database.update("DELETE FROM acknowledgement WHERE up_to > ?", after);
  }

  private List<Mark> marks(String sql) throws SQLException {
    return database.list(
        sql, row -> new Mark(row.getLong(1), Instant.ofEpochMilli(row.getLong(2))));
  }
}
