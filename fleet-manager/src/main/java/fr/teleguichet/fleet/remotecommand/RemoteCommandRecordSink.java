package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.telemetry.JournalRecordSink;
import fr.teleguichet.fleet.telemetry.StorableTimeClamp;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what kiosks tell of their remote actions. A step that may not follow is kept and moves
 * nothing; one of a wish that is not this kiosk's is passed over, and stands in its journal only.
 */
public final class RemoteCommandRecordSink implements JournalRecordSink {

  /** More steps of one wish than this say nothing new. */
  static final int MAX_STEPS = 100;

  private static final String FIND =
      """
      SELECT number, stage, action, (SELECT COUNT(*) FROM care_step s WHERE s.action = a.number)
      FROM care_action a
      WHERE id = ? AND (kiosk, territory) = (SELECT name, territory FROM kiosk WHERE id = ?) FOR UPDATE
      """;
  private static final String STEP =
      """
      INSERT INTO care_step (action, at, received, stage, moved, reason) VALUES (?, ?, ?, ?, ?, ?)
      """;
  private static final String MOVE =
      """
      UPDATE care_action SET stage = ?, stage_at = ?, changed = ?, reason = ?, audited = FALSE
      WHERE number = ?
      """;

  private final Clock clock;

  /** A sink that dates what arrives by this clock. */
  public RemoteCommandRecordSink(Clock clock) {
    this.clock = clock;
  }

  private record Row(long number, RemoteCommandState state, String action, int steps) {}

  @Override
  public void store(Connection transaction, List<Placed> records) throws SQLException {
    for (Placed placed : records) {
      if (placed.record() instanceof KioskRecord.Care care) {
        Row row = find(transaction, placed.kioskId(), care);
        if (row != null && row.steps() < MAX_STEPS) {
          store(transaction, row, care);
        }
      }
    }
  }

  private static @Nullable Row find(Connection transaction, int kiosk, KioskRecord.Care care)
      throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(FIND)) {
      select.setString(1, care.id().toString());
      select.setInt(2, kiosk);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new Row(
                row.getLong(1),
                RemoteCommandState.ofWord(row.getString(2)).orElse(RemoteCommandState.FAILED),
                row.getString(3),
                row.getInt(4))
            : null;
      }
    }
  }

  private void store(Connection transaction, Row row, KioskRecord.Care care) throws SQLException {
    Optional<RemoteCommandState> next =
        row.action().equals(care.action()) ? row.state().after(care.stage()) : Optional.empty();
    LocalDateTime now = StorableTimeClamp.utc(clock.instant());
    try (PreparedStatement insert = transaction.prepareStatement(STEP)) {
      insert.setLong(1, row.number());
      insert.setObject(2, StorableTimeClamp.utc(care.occurred()));
      insert.setObject(3, now);
      insert.setString(4, care.stage().code());
      insert.setBoolean(5, next.isPresent());
      insert.setString(6, care.reason());
      insert.executeUpdate();
    }
    if (next.isPresent()) {
      move(transaction, row.number(), next.get(), care, now);
    }
  }

  private static void move(
      Connection transaction,
      long number,
      RemoteCommandState next,
      KioskRecord.Care care,
      LocalDateTime now)
      throws SQLException {
    try (PreparedStatement update = transaction.prepareStatement(MOVE)) {
      update.setString(1, next.code());
      update.setObject(2, StorableTimeClamp.utc(care.occurred()));
      update.setObject(3, now);
      update.setString(4, care.reason());
      update.setLong(5, number);
      update.executeUpdate();
    }
  }
}
