package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.datadir.SealingKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts answers of the whole network by month. What is not told yet is one sealed row; what is
 * told is a row of sums that never changes. No answer has a row, in either.
 */
public final class SurveyMonthRepository {

  private static final Logger LOG = LoggerFactory.getLogger(SurveyMonthRepository.class);
  private static final String KEY = "survey-months-key";
  private static final String WITHOUT_IT =
      "delete it, and the months that are not told yet stay in the sum of their year";
  private static final String BOUND = "survey months";

  private static final String LOCK = "SELECT sealed FROM survey_pool WHERE id = 1 FOR UPDATE";
  private static final String KEPT = "SELECT EXISTS (SELECT 1 FROM survey WHERE span = 'year')";
  private static final String PUT =
      "INSERT INTO survey_pool (id, sealed) VALUES (1, ?)"
          + " ON DUPLICATE KEY UPDATE sealed = VALUES(sealed)";
  private static final String TELL =
      "INSERT INTO survey_month (first, last, very_satisfied, satisfied, dissatisfied,"
          + " recommend_yes, recommend_asked, resolved_yes, resolved_asked)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final SealingKey key;
  private final Clock clock;

  SurveyMonthRepository(SealingKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /**
   * With the key of this data folder, which no backup holds.
   *
   * @param secureRandom must be unpredictable
   */
  public static SurveyMonthRepository open(
      DataFolder folder, RandomGenerator secureRandom, Clock clock) {
    return new SurveyMonthRepository(SealingKey.open(folder, KEY, WITHOUT_IT, secureRandom), clock);
  }

  /** The time by which answers and months are closed. */
  Instant now() {
    return clock.instant();
  }

  /** Counts what was answered at a kiosk; before the answer itself is kept. */
  void count(Connection transaction, SurveyRepository.Answered answered, int kiosk)
      throws SQLException {
    UnpublishedSurveyAnswers pool = read(transaction);
    write(transaction, pool.plus(answered.month(), MonthlySurveyAnswers.one(answered, kiosk)));
  }

  /** Makes everybody else wait who counts, so that nobody waits for each other. */
  void hold(Connection transaction) throws SQLException {
    UnpublishedSurveyAnswers _ = read(transaction);
  }

  /** Tells what may be told of the months up to this one; returns how many rows. */
  int tell(Connection transaction, YearMonth closed) throws SQLException {
    UnpublishedSurveyAnswers pool = read(transaction);
    UnpublishedSurveyAnswers.Told told = pool.tell(closed);
    insert(transaction, told.spans());
    if (!told.left().equals(pool)) {
      write(transaction, told.left());
    }
    return told.spans().size();
  }

  private static void insert(Connection transaction, List<UnpublishedSurveyAnswers.Span> spans)
      throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(TELL)) {
      for (UnpublishedSurveyAnswers.Span span : spans) {
        insert.setObject(1, span.first().atDay(1));
        insert.setObject(2, span.last().atDay(1));
        insert.setInt(3, span.answers().verySatisfied());
        insert.setInt(4, span.answers().satisfied());
        insert.setInt(5, span.answers().dissatisfied());
        question(insert, 6, span.answers().recommend());
        question(insert, 8, span.answers().resolved());
        insert.executeUpdate();
      }
    }
  }

  /** What is not told of these months is nothing, as opposed to none. */
  private static void question(
      PreparedStatement insert, int first, MonthlySurveyAnswers.Question question)
      throws SQLException {
    if (question.areEnough()) {
      insert.setInt(first, question.yes());
      insert.setInt(first + 1, question.asked());
    } else {
      insert.setNull(first, Types.INTEGER);
      insert.setNull(first + 1, Types.INTEGER);
    }
  }

  private UnpublishedSurveyAnswers read(Connection transaction) throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(LOCK);
        ResultSet row = select.executeQuery()) {
      if (row.next()) {
        return key.open(row.getBytes(1), BOUND)
            .map(pool -> UnpublishedSurveyAnswersCodec.decode(pool, this::nextMonth))
            .orElseGet(this::anew);
      }
    }
    try (PreparedStatement select = transaction.prepareStatement(KEPT);
        ResultSet row = select.executeQuery()) {
      return row.next() && row.getBoolean(1)
          ? next()
          : UnpublishedSurveyAnswers.since(YearMonth.of(1970, 1));
    }
  }

  private UnpublishedSurveyAnswers anew() {
    LOG.warn(
        "The answers of months that are not told yet are under another key; they stay in the"
            + " sum of their year.");
    return next();
  }

  /** A month of which some answers were counted elsewhere must not be told as if it were whole. */
  private UnpublishedSurveyAnswers next() {
    return UnpublishedSurveyAnswers.since(nextMonth());
  }

  private YearMonth nextMonth() {
    return MonthRange.of(clock.instant()).plusMonths(1);
  }

  private void write(Connection transaction, UnpublishedSurveyAnswers pool) throws SQLException {
    try (PreparedStatement put = transaction.prepareStatement(PUT)) {
      put.setBytes(1, key.seal(UnpublishedSurveyAnswersCodec.encode(pool), BOUND));
      put.executeUpdate();
    }
  }
}
