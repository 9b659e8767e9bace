package fr.teleguichet.fleet.update.appointment;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** When kiosks are booked. Nothing says by whom, and what is past is forgotten. */
@Singleton
public final class KioskBookedTimeRepository {

  static final int MAX_COUNT = 1_000;
  static final Duration MAX_DURATION = Duration.ofHours(12);
  static final Duration FARTHEST = Duration.ofDays(400);

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Duration KEPT = Duration.ofDays(1);

  /**
   * One appointment.
   *
   * @param id what the program that books calls it
   */
  public record Appointment(String id, Instant start, Instant end) {}

  private final Jdbi jdbi;
  private final Clock clock;

  KioskBookedTimeRepository(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  static boolean isValid(String id) {
    return FORM.matcher(id).matches();
  }

  Instant now() {
    return clock.instant();
  }

  /** The kiosk's appointments that are not over, soonest first. */
  public List<Appointment> of(TargetId kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, start, finish FROM appointment
                    WHERE kiosk = :kiosk AND finish > :now ORDER BY start, id
                    """)
                .bind("kiosk", kiosk)
                .bind("now", utc(now()))
                .map((row, _) -> appointment(row))
                .list());
  }

  private static Appointment appointment(ResultSet row) throws SQLException {
    return new Appointment(
        row.getString("id"),
        row.getObject("start", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getObject("finish", LocalDateTime.class).toInstant(ZoneOffset.UTC));
  }

  /** Adds or moves an appointment; false when the kiosk has too many. */
  boolean put(TargetId kiosk, Appointment appointment) {
    return jdbi.inTransaction(
        handle -> {
          boolean isPut = put(handle, kiosk, appointment);
          if (!isPut) {
            handle.rollback();
          }
          return isPut;
        });
  }

  /** The same in a transaction that has to be rolled back where it is false. */
  public boolean put(Handle handle, TargetId kiosk, Appointment appointment) {
    forget(handle);
    int _ =
        handle
            .createUpdate(
                """
                INSERT INTO appointment (kiosk, id, start, finish)
                VALUES (:kiosk, :id, :start, :end)
                ON DUPLICATE KEY UPDATE start = :start, finish = :end
                """)
            .bind("kiosk", kiosk)
            .bind("id", appointment.id())
            .bind("start", utc(appointment.start()))
            .bind("end", utc(appointment.end()))
            .execute();
    return handle
            .createQuery("SELECT COUNT(*) FROM appointment WHERE kiosk = :kiosk")
            .bind("kiosk", kiosk)
            .mapTo(int.class)
            .one()
        <= MAX_COUNT;
  }

  private void forget(Handle handle) {
    int _ =
        handle
            .createUpdate("DELETE FROM appointment WHERE finish < :past")
            .bind("past", utc(now().minus(KEPT)))
            .execute();
  }

  /** Takes an appointment away; false when there is none of this id. */
  boolean remove(TargetId kiosk, String id) {
    return jdbi.withHandle(handle -> remove(handle, kiosk, id));
  }

  /** The same in a transaction of somebody else. */
  @CanIgnoreReturnValue
  public boolean remove(Handle handle, TargetId kiosk, String id) {
    return handle
            .createUpdate("DELETE FROM appointment WHERE kiosk = :kiosk AND id = :id")
            .bind("kiosk", kiosk)
            .bind("id", id)
            .execute()
        > 0;
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
