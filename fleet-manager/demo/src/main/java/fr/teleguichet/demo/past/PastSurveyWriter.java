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
    try (BatchInsert bySite =
            new BatchInsert(
                connection,
                "INSERT INTO survey (id, site_id, service, week, span, satisfaction, recommend,"
                    + " resolved) VALUES (?, ?, '', ?, 'year', ?, ?, ?)");
        BatchInsert byService =
            new BatchInsert(
                connection,
                "INSERT INTO survey_service (year, service) VALUES (?, ?)"
                    + " ON DUPLICATE KEY UPDATE service = service");
        BatchInsert choices =
            new BatchInsert(
                connection,
                "INSERT INTO survey_choice (year, site_id, question, answer, answers)"
                    + " VALUES (?, ?, ?, ?, 1) ON DUPLICATE KEY UPDATE answers = answers + 1")) {
      for (PastSurveyAnswers it : past.answers()) {
        int site = kiosks.site(it.kiosk());
        LocalDate year = thursday(it.day()).withDayOfYear(1);
        bySite.add(
            ByteBuffer.allocate(16).putLong(random.nextLong()).putLong(random.nextLong()).array(),
            site,
            year,
            it.satisfaction(),
            it.recommend(),
            it.resolved());
        byService.add(year.getYear(), it.service());
        choices.add(year.getYear(), site, "alternative", it.alternative());
        choices.add(year.getYear(), site, "referral", it.referral());
      }
    }
    for (PastSurveyAnswers it : past.answers()) {
      int year = thursday(it.day()).getYear();
      for (String column :
          List.of(
              it.satisfaction().replace('-', '_'),
              "recommend_" + it.recommend(),
              "resolved_" + it.resolved())) {
        try (PreparedStatement update =
            connection.prepareStatement(
                "UPDATE survey_service SET %1$s = %1$s + 1 WHERE year = ? AND service = ?"
                    .formatted(column))) {
          update.setInt(1, year);
          update.setString(2, it.service());
          update.executeUpdate();
        }
      }
    }
    months(past);
  }

  private static LocalDate thursday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(3);
  }

  /** Months that are over; those with too few answers are told together, within their year. */
  private void months(GeneratedPast past) throws SQLException {
    Map<LocalDate, List<PastSurveyAnswers>> months = new TreeMap<>();
    past.answers().stream()
        .filter(it -> thursday(it.day()).isBefore(past.to().withDayOfMonth(1)))
        .collect(Collectors.groupingBy(it -> thursday(it.day()).withDayOfMonth(1)))
        .forEach(months::put);
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT IGNORE INTO survey_month (first, last, very_satisfied, satisfied, dissatisfied,"
                + " recommend_yes, recommend_asked, resolved_yes, resolved_asked)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (PastSurveyMonths span : PastSurveyMonths.of(months)) {
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
