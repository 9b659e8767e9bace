package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.telemetry.JournalRecordSink;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Writes into a unit's history what a technician had it forget on site. A wipe is often the last
 * that is heard of a unit, and nobody but a person knows that it is to be retired.
 */
public final class UnitResetRecordSink implements JournalRecordSink {

  private static final String KEEP = "technician-reset-keep-identity";
  private static final String WIPE = "technician-reset-wipe-identity";

  /** What a simulated kiosk says of a reset in which nothing was lost. */
  private static final String SIMULATED = "simulated";

  private static final String ADD =
      """
      INSERT INTO unit_event (unit_id, at, verb, actor, remark)
      SELECT u.id, ?, ?, '', '' FROM kiosk k
      JOIN unit u ON u.holds = k.name AND u.territory = k.territory
      WHERE k.id = ?
      """;

  private final Clock clock;

  /** A sink that dates what arrives by this clock. */
  public UnitResetRecordSink(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void store(Connection transaction, List<Placed> records) throws SQLException {
    for (Placed placed : records) {
      if (placed.record() instanceof KioskRecord.Care care) {
        Optional<String> verb = verb(care);
        if (verb.isPresent()) {
          add(transaction, placed.kioskId(), verb.get());
        }
      }
    }
  }

  private static Optional<String> verb(KioskRecord.Care care) {
    if (care.reason().equals(SIMULATED)) {
      return Optional.empty();
    }
    boolean isWipe = care.action().equals(WIPE);
    if (isWipe && care.stage() == RemoteCommandStage.EXECUTING) {
      return Optional.of("site-wipe-begun");
    }
    if (isWipe && care.stage() == RemoteCommandStage.FAILED) {
      return Optional.of("site-wipe-given-up");
    }
    return care.action().equals(KEEP) && care.stage() == RemoteCommandStage.DONE
        ? Optional.of("site-reset")
        : Optional.empty();
  }

  private void add(Connection transaction, int kiosk, String verb) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(ADD)) {
      insert.setObject(1, UnitRepository.utc(clock.instant()));
      insert.setString(2, verb);
      insert.setInt(3, kiosk);
      insert.executeUpdate();
    }
  }
}
