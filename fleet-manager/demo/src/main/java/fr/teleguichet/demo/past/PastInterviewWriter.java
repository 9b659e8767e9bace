package fr.teleguichet.demo.past;

import static fr.teleguichet.demo.past.BatchInsert.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Interviews, the calls that carried them, and what mediators noted of the visits. */
final class PastInterviewWriter {
  private static final ZoneId PLACE = PastGenerator.PLACE;

  private final Connection connection;
  private final KnownKiosks kiosks;
  private final RandomGenerator random;

  PastInterviewWriter(Connection connection, KnownKiosks kiosks, RandomGenerator random) {
    this.connection = connection;
    this.kiosks = kiosks;
    this.random = random;
  }

  void write(GeneratedPast past) throws SQLException {
    interviews(past);
    calls(past);
    notes(past);
  }

  /** Each in a journal that is older than the kiosk's own of today. */
  private void interviews(GeneratedPast past) throws SQLException {
    Map<String, Long> journals = journals(past);
    Map<String, Long> numbers = new HashMap<>();
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                + " seconds, outcome, waited) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (PastInterview it : past.interviews()) {
        rows.add(
            journals.getOrDefault(it.kiosk(), 0L),
            numbers.merge(it.kiosk(), 1L, Long::sum),
            kiosks.id(it.kiosk()),
            kiosks.site(it.kiosk()),
            it.service(),
            utc(it.started()),
            it.seconds(),
            it.outcome(),
            it.waited());
      }
    }
  }

  private Map<String, Long> journals(GeneratedPast past) throws SQLException {
    Map<String, Long> journals = new HashMap<>();
    for (PastKiosk kiosk : past.kiosks()) {
      journals.put(
          kiosk.name(),
          GeneratedIdInserter.insert(
              connection,
              "INSERT INTO journal (kiosk_id, uuid, acknowledged, first_seen) VALUES (?, ?, ?, ?)"
                  + " RETURNING id",
              kiosks.id(kiosk.name()),
              kiosk.journal().toString(),
              past.interviews().stream().filter(it -> it.kiosk().equals(kiosk.name())).count(),
              PastStateWriter.start(past, kiosk)));
    }
    return journals;
  }

  /** The supplier of before went out of business, and the rooms of before with it. */
  private void calls(GeneratedPast past) throws SQLException {
    LocalDate change = past.to().minusMonths(7);
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT INTO video_call (id, territory, kiosk, service, adapter, asked, answered,"
                + " connected, ended, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (PastInterview it : past.interviews()) {
        boolean wasDirect = !it.started().atZone(PLACE).toLocalDate().isBefore(change);
        rows.add(call(it, wasDirect ? "direct" : "room-link"));
      }
    }
  }

  private @Nullable Object[] call(PastInterview it, String adapter) throws SQLException {
    boolean wasAnswered = it.isHeld() || it.outcome().equals("failed");
    return new @Nullable Object[] {
      new UUID(random.nextLong(), random.nextLong()).toString(),
      kiosks.of(it.kiosk()).territory(),
      it.kiosk(),
      it.service(),
      adapter,
      utc(it.started().minusSeconds(it.waited())),
      wasAnswered ? utc(it.started().minusSeconds(2)) : null,
      it.isHeld() ? utc(it.started()) : null,
      utc(it.started().plusSeconds(it.seconds() + 1L)),
      it.outcome().equals("abandoned") ? "cancelled" : it.outcome()
    };
  }

  private void notes(GeneratedPast past) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT INTO mediator_note (day, site_id, service, solved, first_visit, notes)"
                + " VALUES (?, ?, ?, ?, ?, 1) ON DUPLICATE KEY UPDATE notes = notes + 1")) {
      for (PastInterview it : past.interviews()) {
        if (it.isHeld() && random.nextDouble() < 0.7) {
          rows.add(
              it.started().atZone(PLACE).toLocalDate(),
              kiosks.site(it.kiosk()),
              it.service(),
              random.nextDouble() < 0.82,
              random.nextDouble() < 0.6);
        }
      }
    }
  }
}
