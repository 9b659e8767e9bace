package fr.teleguichet.demo.past;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a past into the manager's own database, in one transaction. */
final class PastDatabase {

  private static final ZoneId PLACE = PastGenerator.PLACE;
  private static final int BATCH = 5_000;
  private static final List<String> DEVICES =
      List.of("audio", "camera", "printer", "scanner", "screen");

  /** The manager tells of its past by then, and not of this one. */
  private static final Duration BEFORE_THE_PRESENT = Duration.ofMinutes(4);

  private final Connection connection;
  private final RandomGenerator random;
  private final Map<String, Integer> kiosks = new HashMap<>();
  private final Map<String, Instant> present = new HashMap<>();
  private final Map<String, Integer> sites = new HashMap<>();
  private final Map<String, String> territories = new HashMap<>();

  PastDatabase(Connection connection, RandomGenerator random) {
    this.connection = connection;
    this.random = random;
  }

  /** Whether somebody spoke with an adviser before the kiosks were installed: it was written. */
  boolean isWritten() throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT 1 FROM journal WHERE uuid LIKE 'past-%' LIMIT 1");
        ResultSet row = select.executeQuery()) {
      return row.next();
    }
  }

  /** Writes it; where anything goes wrong nothing of it is there. */
  void write(Past past) throws SQLException {
    connection.setAutoCommit(false);
    find(past);
    links(past);
    peripherals(past);
    hours(past);
    presence(past);
    interviews(past);
    calls(past);
    notes(past);
    answers(past);
    installed(past);
    connection.commit();
  }

  private void find(Past past) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT id, territory, name, site_id, first_seen FROM kiosk");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        kiosks.put(row.getString("name"), row.getInt("id"));
        sites.put(row.getString("name"), row.getInt("site_id"));
        territories.put(row.getString("name"), row.getString("territory"));
        present.put(
            row.getString("name"),
            row.getObject("first_seen", LocalDateTime.class).toInstant(ZoneOffset.UTC));
      }
    }
    for (PastKiosk kiosk : past.kiosks()) {
      if (!kiosks.containsKey(kiosk.name())) {
        throw new SQLException("the fleet has no kiosk " + kiosk.name() + " to give a past to");
      }
    }
  }

  /** Rows of one statement, many at a time. */
  private final class Rows implements AutoCloseable {
    private final PreparedStatement insert;
    private int waiting;

    Rows(String sql) throws SQLException {
      insert = connection.prepareStatement(sql);
    }

    void add(@Nullable Object... values) throws SQLException {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.addBatch();
      waiting++;
      if (waiting == BATCH) {
        flush();
      }
    }

    private void flush() throws SQLException {
      insert.executeBatch();
      waiting = 0;
    }

    @Override
    public void close() throws SQLException {
      if (waiting > 0) {
        flush();
      }
      insert.close();
    }
  }

  private int id(String kiosk) {
    return kiosks.getOrDefault(kiosk, 0);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private void links(Past past) throws SQLException {
    try (Rows rows =
        new Rows(
            "INSERT IGNORE INTO link_change (kiosk_id, at, link, reason) VALUES (?, ?, ?, ?)")) {
      for (PastKiosk kiosk : past.kiosks()) {
        rows.add(id(kiosk.name()), start(past, kiosk), "connected", null);
        rows.add(
            id(kiosk.name()),
            utc(present.getOrDefault(kiosk.name(), Instant.MAX).minus(BEFORE_THE_PRESENT)),
            "stopped",
            "update");
      }
      for (PastTrouble trouble : past.troubles()) {
        switch (trouble) {
          case PastTrouble.Lost lost -> link(rows, lost, "lost", "");
          case PastTrouble.Stopped stopped -> link(rows, stopped, "stopped", stopped.reason());
          case PastTrouble.Peripheral _ -> {}
        }
      }
    }
  }

  private void link(Rows rows, PastTrouble trouble, String link, String reason)
      throws SQLException {
    int kiosk = id(trouble.kiosk());
    rows.add(kiosk, utc(trouble.begun()), link, reason.isEmpty() ? null : reason);
    rows.add(kiosk, utc(trouble.ended()), "connected", null);
  }

  private static LocalDateTime start(Past past, PastKiosk kiosk) {
    return past.installed(kiosk).atTime(10, 0);
  }

  private void peripherals(Past past) throws SQLException {
    try (Rows rows =
        new Rows(
            "INSERT IGNORE INTO peripheral_change (kiosk_id, device, at, present, state, reasons)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      for (PastKiosk kiosk : past.kiosks()) {
        for (String device : DEVICES) {
          rows.add(id(kiosk.name()), device, start(past, kiosk), true, "ok", "");
        }
      }
      for (PastTrouble trouble : past.troubles()) {
        if (trouble instanceof PastTrouble.Peripheral it) {
          rows.add(
              id(it.kiosk()),
              it.device(),
              utc(it.begun()),
              it.isPresent(),
              it.state(),
              it.reasons());
          rows.add(id(it.kiosk()), it.device(), utc(it.ended()), true, "ok", "");
        }
      }
    }
  }

  private void hours(Past past) throws SQLException {
    String columns =
        Arrays.stream(PastHour.COLUMNS)
            .map(it -> it + "_min, " + it + "_avg, " + it + "_max")
            .collect(Collectors.joining(", "));
    String marks = ", ?".repeat(3 * PastHour.COLUMNS.length);
    try (Rows rows =
        new Rows(
            "INSERT IGNORE INTO report_hour (kiosk_id, hour, seconds, %s) VALUES (?, ?, 3600%s)"
                .formatted(columns, marks))) {
      int place = 0;
      for (PastKiosk kiosk : past.kiosks()) {
        hours(rows, past, kiosk, place);
        place++;
      }
    }
  }

  private void hours(Rows rows, Past past, PastKiosk kiosk, int place) throws SQLException {
    List<PastTrouble> gone =
        past.troubles().stream()
            .filter(
                it -> it.kiosk().equals(kiosk.name()) && !(it instanceof PastTrouble.Peripheral))
            .toList();
    Instant from = past.installed(kiosk).atTime(10, 0).toInstant(ZoneOffset.UTC);
    Instant to = past.to().atStartOfDay().toInstant(ZoneOffset.UTC);
    for (Instant hour = from; hour.isBefore(to); hour = hour.plus(Duration.ofHours(1))) {
      Instant now = hour;
      if (gone.stream()
          .noneMatch(
              it ->
                  it.begun().isBefore(now) && it.ended().isAfter(now.plus(Duration.ofHours(1))))) {
        double[] values = new PastHour(place, hour, Duration.between(from, hour).toDays()).values();
        Object[] row = new Object[2 + 3 * values.length];
        row[0] = id(kiosk.name());
        row[1] = utc(hour);
        for (int i = 0; i < values.length; i++) {
          row[2 + 3 * i] = values[i] - Math.abs(values[i]) * 0.03;
          row[3 + 3 * i] = values[i];
          row[4 + 3 * i] = values[i] + Math.abs(values[i]) * 0.05;
        }
        rows.add(row);
      }
    }
  }

  private void presence(Past past) throws SQLException {
    try (Rows rows =
        new Rows(
            "INSERT IGNORE INTO presence_hour (kiosk_id, hour, passers, visits)"
                + " VALUES (?, ?, ?, ?)")) {
      for (PastPresence presence : past.presences()) {
        rows.add(id(presence.kiosk()), utc(presence.hour()), presence.passers(), presence.visits());
      }
    }
  }

  /** Each in a journal that is older than the kiosk's own of today. */
  private void interviews(Past past) throws SQLException {
    Map<String, Integer> journals = new HashMap<>();
    Map<String, Long> numbers = new HashMap<>();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO journal (kiosk_id, uuid, acknowledged, first_seen) VALUES (?, ?, ?, ?)"
                + " RETURNING id")) {
      for (PastKiosk kiosk : past.kiosks()) {
        insert.setInt(1, id(kiosk.name()));
        insert.setString(2, "past-" + kiosk.name());
        insert.setLong(
            3, past.interviews().stream().filter(it -> it.kiosk().equals(kiosk.name())).count());
        insert.setObject(4, start(past, kiosk));
        try (ResultSet row = insert.executeQuery()) {
          if (row.next()) {
            journals.put(kiosk.name(), row.getInt(1));
          }
        }
      }
    }
    try (Rows rows =
        new Rows(
            "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                + " seconds, outcome, waited) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (PastInterview it : past.interviews()) {
        rows.add(
            journals.getOrDefault(it.kiosk(), 0),
            numbers.merge(it.kiosk(), 1L, Long::sum),
            id(it.kiosk()),
            sites.getOrDefault(it.kiosk(), 0),
            it.service(),
            utc(it.started()),
            it.seconds(),
            it.outcome(),
            it.waited());
      }
    }
  }

  /** The supplier of before went out of business, and the rooms of before with it. */
  private void calls(Past past) throws SQLException {
    LocalDate change = past.to().minusMonths(7);
    try (Rows rows =
        new Rows(
            "INSERT INTO video_call (id, territory, kiosk, service, adapter, asked, answered,"
                + " connected, ended, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (PastInterview it : past.interviews()) {
        boolean wasDirect = !it.started().atZone(PLACE).toLocalDate().isBefore(change);
        boolean wasAnswered = it.isHeld() || it.outcome().equals("failed");
        Instant answered = it.started().minusSeconds(2);
        rows.add(
            new UUID(random.nextLong(), random.nextLong()).toString(),
            territories.getOrDefault(it.kiosk(), ""),
            it.kiosk(),
            it.service(),
            wasDirect ? "direct" : "room-link",
            utc(it.started().minusSeconds(it.waited())),
            wasAnswered ? utc(answered) : null,
            it.isHeld() ? utc(it.started()) : null,
            utc(it.started().plusSeconds(it.seconds() + 1L)),
            it.outcome().equals("abandoned") ? "cancelled" : it.outcome());
      }
    }
  }

  private void notes(Past past) throws SQLException {
    try (Rows rows =
        new Rows(
            "INSERT INTO mediator_note (day, site_id, service, solved, first_visit, notes)"
                + " VALUES (?, ?, ?, ?, ?, 1) ON DUPLICATE KEY UPDATE notes = notes + 1")) {
      for (PastInterview it : past.interviews()) {
        if (it.isHeld() && random.nextDouble() < 0.7) {
          rows.add(
              it.started().atZone(PLACE).toLocalDate(),
              sites.getOrDefault(it.kiosk(), 0),
              it.service(),
              random.nextDouble() < 0.82,
              random.nextDouble() < 0.6);
        }
      }
    }
  }

  /** As the manager keeps them: dated by the year, services apart, each question apart. */
  private void answers(Past past) throws SQLException {
    try (Rows bySite =
            new Rows(
                "INSERT INTO survey (id, site_id, service, week, span, satisfaction, recommend,"
                    + " resolved) VALUES (?, ?, '', ?, 'year', ?, ?, ?)");
        Rows byService =
            new Rows(
                "INSERT INTO survey_service (year, service) VALUES (?, ?)"
                    + " ON DUPLICATE KEY UPDATE service = service");
        Rows choices =
            new Rows(
                "INSERT INTO survey_choice (year, site_id, question, answer, answers)"
                    + " VALUES (?, ?, ?, ?, 1) ON DUPLICATE KEY UPDATE answers = answers + 1")) {
      for (PastAnswers it : past.answers()) {
        int site = sites.getOrDefault(it.kiosk(), 0);
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
    for (PastAnswers it : past.answers()) {
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
  private void months(Past past) throws SQLException {
    Map<LocalDate, List<PastAnswers>> months = new TreeMap<>();
    past.answers().stream()
        .filter(it -> thursday(it.day()).isBefore(past.to().withDayOfMonth(1)))
        .collect(Collectors.groupingBy(it -> thursday(it.day()).withDayOfMonth(1)))
        .forEach(months::put);
    try (Rows rows =
        new Rows(
            "INSERT IGNORE INTO survey_month (first, last, very_satisfied, satisfied, dissatisfied)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      for (PastMonths span : PastMonths.of(months)) {
        rows.add(span.first(), span.last(), span.very(), span.satisfied(), span.dissatisfied());
      }
    }
  }

  private void installed(Past past) throws SQLException {
    try (Rows rows = new Rows("UPDATE kiosk SET first_seen = ? WHERE id = ?")) {
      for (PastKiosk kiosk : past.kiosks()) {
        rows.add(start(past, kiosk), id(kiosk.name()));
      }
    }
  }
}
