package fr.teleguichet.demo.past;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What nobody answered, kept as answers are: dated by the year, services apart, each question
 * apart.
 */
final class PastSurveyWriter {
  private final Connection connection;
  private final KnownKiosks kiosks;
  private final RandomGenerator random;

  PastSurveyWriter(Connection connection, KnownKiosks kiosks, RandomGenerator random) {
    this.connection = connection;
    this.kiosks = kiosks;
    this.random = random;
  }

  void write(GeneratedPast past) throws SQLException {
    sites(past);
    choices(past);
    services(past);
    months(past);
  }

  private void sites(GeneratedPast past) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT INTO survey (id, site_id, service, week, span, satisfaction, recommend,"
                + " resolved) VALUES (?, ?, '', ?, 'year', ?, ?, ?)")) {
      for (PastSurveyAnswers it : past.answers()) {
        rows.add(
            ByteBuffer.allocate(16).putLong(random.nextLong()).putLong(random.nextLong()).array(),
            kiosks.site(it.kiosk()),
            thursday(it.day()).withDayOfYear(1),
            it.satisfaction(),
            it.recommend(),
            it.resolved());
      }
    }
  }

  private void choices(GeneratedPast past) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT INTO survey_choice (year, site_id, question, answer, answers)"
                + " VALUES (?, ?, ?, ?, 1) ON DUPLICATE KEY UPDATE answers = answers + 1")) {
      for (PastSurveyAnswers it : past.answers()) {
        int year = thursday(it.day()).getYear();
        int site = kiosks.site(it.kiosk());
        rows.add(year, site, "alternative", it.alternative());
        rows.add(year, site, "referral", it.referral());
      }
    }
  }

  private void services(GeneratedPast past) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT INTO survey_service (year, service) VALUES (?, ?)"
                + " ON DUPLICATE KEY UPDATE service = service")) {
      for (PastSurveyAnswers it : past.answers()) {
        rows.add(thursday(it.day()).getYear(), it.service());
      }
    }
    for (PastSurveyAnswers it : past.answers()) {
      count(it, it.satisfaction().replace('-', '_'));
      count(it, "recommend_" + it.recommend());
      count(it, "resolved_" + it.resolved());
    }
  }

  private void count(PastSurveyAnswers answers, String column) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE survey_service SET %1$s = %1$s + 1 WHERE year = ? AND service = ?"
                .formatted(column))) {
      update.setInt(1, thursday(answers.day()).getYear());
      update.setString(2, answers.service());
      update.executeUpdate();
    }
  }

  private static LocalDate thursday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(3);
  }

  private static Map<LocalDate, List<PastSurveyAnswers>> closedMonths(GeneratedPast past) {
    return past.answers().stream()
        .filter(it -> thursday(it.day()).isBefore(past.to().withDayOfMonth(1)))
        .collect(
            Collectors.groupingBy(
                it -> thursday(it.day()).withDayOfMonth(1), TreeMap::new, Collectors.toList()));
  }

  /** Months that are over; those with too few answers are told together, within their year. */
  private void months(GeneratedPast past) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT IGNORE INTO survey_month (first, last, very_satisfied, satisfied, dissatisfied,"
                + " recommend_yes, recommend_asked, resolved_yes, resolved_asked)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (PastSurveyMonths span : PastSurveyMonths.of(closedMonths(past))) {
        rows.add(
            span.first(),
            span.last(),
            span.very(),
            span.satisfied(),
            span.dissatisfied(),
            span.recommend(),
            span.answers().size(),
            span.resolved(),
            span.answers().size());
      }
    }
  }
}
