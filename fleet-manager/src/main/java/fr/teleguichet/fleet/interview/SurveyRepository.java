package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.site.HistoricalKioskSiteSql;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers so that none leads back to an interview: an answer and its site are dated by the
 * year, and what was answered of a service is counted in another table. They are written so at
 * once: a backup must not hold more than the database will a month later.
 */
final class SurveyRepository {

  private static final String BY_SITE =
      """
      INSERT INTO survey
        (id, site_id, service, week, span, satisfaction, recommend, resolved, marked)
      SELECT ?, %s, '', ?, 'year', ?, ?, ?, TRUE FROM %s WHERE k.id = ?
      """
          .formatted(HistoricalKioskSiteSql.SITE, HistoricalKioskSiteSql.TABLES);
  private static final String BY_SERVICE =
      """
      INSERT INTO survey_service (year, service, very_satisfied, satisfied, little_satisfied,
        not_satisfied, recommend_yes, recommend_no, recommend_undecided, resolved_yes,
        resolved_partly, resolved_no)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE
        very_satisfied = very_satisfied + VALUES(very_satisfied),
        satisfied = satisfied + VALUES(satisfied),
        little_satisfied = little_satisfied + VALUES(little_satisfied),
        not_satisfied = not_satisfied + VALUES(not_satisfied),
        recommend_yes = recommend_yes + VALUES(recommend_yes),
        recommend_no = recommend_no + VALUES(recommend_no),
        recommend_undecided = recommend_undecided + VALUES(recommend_undecided),
        resolved_yes = resolved_yes + VALUES(resolved_yes),
        resolved_partly = resolved_partly + VALUES(resolved_partly),
        resolved_no = resolved_no + VALUES(resolved_no)
      """;
  private static final List<String> SATISFACTION =
      List.of("very-satisfied", "satisfied", "little-satisfied", "not-satisfied");
  private static final List<String> RECOMMEND = List.of("yes", "no", "undecided");
  private static final List<String> RESOLVED = List.of("yes", "partly", "no");

  /**
   * One person's answers, in the words of the tables.
   *
   * @param recommend null where it was not answered
   * @param resolved null where it was not answered
   */
  record Answered(
      ServiceCode service,
      LocalDate week,
      String satisfaction,
      @Nullable String recommend,
      @Nullable String resolved) {

    /**
     * The day by which the answer is dated: the first of the year that has most days of its week,
     * so that nobody's answer of January is alone in the year before.
     */
    LocalDate year() {
      return week.plusDays(3).withDayOfYear(1);
    }

    /** The end of its week: what is answered in the week of a move counts where the kiosk is. */
    LocalDateTime end() {
      return week.plusWeeks(1).atStartOfDay();
    }

    /** The month that has most days of its week, which is of that year. */
    YearMonth month() {
      return YearMonth.from(week.plusDays(3));
    }
  }

  private SurveyRepository() {}

  /** Keeps what was answered at a kiosk. */
  static void add(Connection transaction, int kioskId, Answered answered, RandomGenerator random)
      throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(BY_SITE)) {
      insert.setBytes(1, randomId(random));
      insert.setObject(2, answered.year());
      insert.setString(3, answered.satisfaction());
      setWord(insert, 4, answered.recommend());
      setWord(insert, 5, answered.resolved());
      insert.setObject(6, answered.end());
      insert.setInt(7, kioskId);
      insert.executeUpdate();
    }
    count(transaction, answered);
  }

  /** Counts what was answered of a service. */
  static void count(Connection transaction, Answered answered) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(BY_SERVICE)) {
      insert.setInt(1, answered.year().getYear());
      insert.setString(2, answered.service().value());
      int index = setOnes(insert, 3, SATISFACTION, answered.satisfaction());
      index = setOnes(insert, index, RECOMMEND, answered.recommend());
      int _ = setOnes(insert, index, RESOLVED, answered.resolved());
      insert.executeUpdate();
    }
  }

  private static int setOnes(
      PreparedStatement insert, int first, List<String> words, @Nullable String answer)
      throws SQLException {
    int index = first;
    for (String word : words) {
      insert.setInt(index, word.equals(answer) ? 1 : 0);
      index++;
    }
    return index;
  }

  private static byte[] randomId(RandomGenerator random) {
    return ByteBuffer.allocate(16).putLong(random.nextLong()).putLong(random.nextLong()).array();
  }

  private static void setWord(PreparedStatement insert, int index, @Nullable String word)
      throws SQLException {
    if (word == null) {
      insert.setNull(index, Types.VARCHAR);
    } else {
      insert.setString(index, word);
    }
  }
}
