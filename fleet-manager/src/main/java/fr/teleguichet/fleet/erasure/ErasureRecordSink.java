package fr.teleguichet.fleet.erasure;

import fr.teleguichet.fleet.site.HistoricalKioskSiteSql;
import fr.teleguichet.fleet.telemetry.JournalRecordSink;
import fr.teleguichet.fleet.telemetry.RecordDateCheck;
import fr.teleguichet.fleet.telemetry.StorableTimeClamp;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import fr.teleguichet.hardware.journal.KioskRecord.Erasure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts what kiosks tell of their erasures by day, and keeps each that did not find everything
 * gone. A later look that does is kept too, since it says until when. What nobody can date is
 * counted on no day; that something was left is kept all the same.
 */
public record ErasureRecordSink(Clock clock) implements JournalRecordSink {

  private static final String COUNT =
      """
      INSERT INTO erasure_day (kiosk_id, day, site_id, sessions, clean)
      SELECT k.id, ?, COALESCE(%s, 0), 1, ? FROM %s WHERE k.id = ?
      ON DUPLICATE KEY UPDATE sessions = sessions + 1, clean = clean + VALUES(clean)
      """
          .formatted(HistoricalKioskSiteSql.SITE, HistoricalKioskSiteSql.TABLES);
  private static final String FINDING =
      """
      INSERT INTO erasure_finding
        (journal_id, number, kiosk_id, occurred, is_recheck, remaining, unchecked)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  @Override
  public void store(Connection transaction, List<Placed> records) throws SQLException {
    for (Placed placed : records) {
      if (placed.record() instanceof Erasure erasure) {
        store(transaction, placed, erasure);
      }
    }
  }

  private void store(Connection transaction, Placed placed, Erasure erasure) throws SQLException {
    Set<ErasurePlace> left = erasure.places(ErasureFinding.LEFT);
    Set<ErasurePlace> unchecked = erasure.places(ErasureFinding.UNCHECKED);
    boolean isClean = left.isEmpty() && unchecked.isEmpty();
    Instant occurred = StorableTimeClamp.of(erasure.occurred());
    if (!erasure.isRecheck() && !RecordDateCheck.isUndated(erasure.occurred(), clock.instant())) {
      count(transaction, placed.kioskId(), occurred, isClean);
    }
    if (!isClean || erasure.isRecheck()) {
      try (PreparedStatement insert = transaction.prepareStatement(FINDING)) {
        insert.setInt(1, placed.journalId());
        insert.setLong(2, placed.number());
        insert.setInt(3, placed.kioskId());
        insert.setObject(4, LocalDateTime.ofInstant(occurred, ZoneOffset.UTC));
        insert.setBoolean(5, erasure.isRecheck());
        insert.setString(6, words(left));
        insert.setString(7, words(unchecked));
        insert.executeUpdate();
      }
    }
  }

  private static void count(Connection transaction, int kiosk, Instant occurred, boolean isClean)
      throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(COUNT)) {
      insert.setObject(1, LocalDate.ofInstant(occurred, LocalizedText.ZONE));
      insert.setInt(2, isClean ? 1 : 0);
      insert.setObject(3, LocalDateTime.ofInstant(occurred, ZoneOffset.UTC));
      insert.setInt(4, kiosk);
      insert.executeUpdate();
    }
  }

  private static String words(Set<ErasurePlace> places) {
    return places.stream().map(ErasurePlace::code).collect(Collectors.joining(","));
  }
}
