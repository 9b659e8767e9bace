package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of appointments, and of the minutes of kiosks that somebody has. */
@Singleton
final class BookingRepository {

  /** For so long after an appointment it is looked for who answered, so that few are. */
  private static final Duration JUDGED = Duration.ofDays(1);

  private final Jdbi jdbi;

  BookingRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Adds a booked one; its row. */
  static int add(
      Handle handle,
      KioskId kiosk,
      ServiceCode service,
      Instant start,
      Instant end,
      AppointmentCode code,
      Instant now) {
    return handle
        .createUpdate(
            """
            INSERT INTO appointment_booking (territory, kiosk, service, start, finish, state, since, code)
            VALUES (:territory, :kiosk, :service, :start, :finish, 'booked', :now, :code)
            """)
        .bind("territory", kiosk.territory().value())
        .bind("kiosk", kiosk.name().value())
        .bind("service", service.value())
        .bind("start", utc(start))
        .bind("finish", utc(end))
        .bind("now", utc(now))
        .bind("code", code.value())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(int.class)
        .one();
  }

  /** Takes the kiosk's minutes for the appointment; fails by the key where somebody has some. */
  static void hold(Handle handle, int id, KioskId kiosk, Instant start, Instant end) {
    PreparedBatch cells =
        handle.prepareBatch(
            "INSERT INTO appointment_cell (territory, kiosk, start, booking_id)"
                + " VALUES (:territory, :kiosk, :start, :id)");
    Duration cell = Duration.ofMinutes(AppointmentOffer.CELL);
    LongStream.range(0, Duration.between(start, end).dividedBy(cell))
        .forEach(
            number -> {
              PreparedBatch _ =
                  cells
                      .bind("territory", kiosk.territory().value())
                      .bind("kiosk", kiosk.name().value())
                      .bind("start", utc(start.plus(cell.multipliedBy(number))))
                      .bind("id", id)
                      .add();
            });
    int[] _ = cells.execute();
  }

  /** Gives the kiosk's minutes back. */
  static void release(Handle handle, int id) {
    int _ = handle.execute("DELETE FROM appointment_cell WHERE booking_id = ?", id);
  }

  /** How many appointments of a service a kiosk has between the two moments. */
  static int count(Handle handle, KioskId kiosk, ServiceCode service, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM appointment_booking WHERE territory = :territory
              AND kiosk = :kiosk AND service = :service AND start >= :from AND start < :to
              AND state <> 'cancelled'
            """)
        .bind("territory", kiosk.territory().value())
        .bind("kiosk", kiosk.name().value())
        .bind("service", service.value())
        .bind("from", utc(from))
        .bind("to", utc(to))
        .mapTo(int.class)
        .one();
  }

  /** The appointment of this row, held by this transaction. */
  static Optional<BookedAppointment> hold(Handle handle, int id) {
    return find(handle, id, " FOR UPDATE");
  }

  Optional<BookedAppointment> find(int id) {
    return jdbi.withHandle(handle -> find(handle, id, ""));
  }

  private static Optional<BookedAppointment> find(Handle handle, int id, String how) {
    return handle
        .createQuery("SELECT * FROM appointment_booking WHERE id = :id" + how)
        .bind("id", id)
        .map((row, _) -> appointment(row))
        .findOne();
  }

  /** The appointment that this code was made for. */
  Optional<BookedAppointment> find(AppointmentCode code) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM appointment_booking WHERE code = :code")
                .bind("code", code.value())
                .map((row, _) -> appointment(row))
                .findOne());
  }

  /** Writes in which state an appointment is from now on. */
  static void write(Handle handle, BookedAppointment appointment) {
    int _ =
        handle
            .createUpdate(
                "UPDATE appointment_booking SET state = :state, since = :since WHERE id = :id")
            .bind("state", appointment.state().code())
            .bind("since", utc(appointment.since()))
            .bind("id", appointment.id())
            .execute();
  }

  /** Those to which somebody came at this moment or later, in the order of coming. */
  List<BookedAppointment> keptSince(Instant moment) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM appointment_booking
                    WHERE state = 'kept' AND finish > :moment AND since >= :moment ORDER BY since
                    """)
                .bind("moment", utc(moment))
                .map((row, _) -> appointment(row))
                .list());
  }

  /** Those of a kiosk that begin between the two moments, soonest first. */
  List<BookedAppointment> of(KioskId kiosk, Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM appointment_booking WHERE territory = :territory
                      AND kiosk = :kiosk AND start >= :from AND start < :to
                      ORDER BY start, id
                    """)
                .bind("territory", kiosk.territory().value())
                .bind("kiosk", kiosk.name().value())
                .bind("from", utc(from))
                .bind("to", utc(to))
                .map((row, _) -> appointment(row))
                .list());
  }

  /** Those of a part of the fleet that begin between the two moments, soonest first. */
  List<BookedAppointment> in(AppointmentScope scope, Instant from, Instant to, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM appointment_booking WHERE start >= :from AND start < :to
                      AND (:fleet OR territory IN (<territories>))
                      AND (:all OR service IN (<services>))
                    ORDER BY start, id LIMIT :most
                    """)
                .bind("from", utc(from))
                .bind("to", utc(to))
                .bind("fleet", scope.kiosks() instanceof Scope.Fleet)
                .bindList(EmptyHandling.NULL_KEYWORD, "territories", scope.kiosks().territories())
                .bind("all", scope.bodies().isEmpty())
                .bindList(
                    EmptyHandling.NULL_KEYWORD,
                    "services",
                    scope.bodies().stream()
                        .flatMap(it -> it.stream().map(ServiceCode::value))
                        .toList())
                .bind("most", most)
                .map((row, _) -> appointment(row))
                .list());
  }

  /** Some that are booked and over. */
  List<BookedAppointment> over(Instant now, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM appointment_booking WHERE state = 'booked' AND finish <= :now"
                        + " ORDER BY finish LIMIT :most")
                .bind("now", utc(now))
                .bind("most", most)
                .map((row, _) -> appointment(row))
                .list());
  }

  /**
   * Some to which somebody came of whom no talk is known: neither a call of the time that people
   * have for it was answered, by the manager's record or the kiosk's own, nor does one still wait.
   */
  List<BookedAppointment> withoutTalk(Instant now, Duration timeToCall, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM appointment_booking b WHERE b.state = 'kept'
                      AND b.finish <= :over AND b.finish > :yesterday AND NOT EXISTS (
                        SELECT 1 FROM video_call c WHERE c.territory = b.territory
                          AND c.kiosk = b.kiosk AND c.service = b.service
                          AND (c.answered IS NOT NULL OR c.ended IS NULL)
                          AND c.asked >= b.since
                          AND c.asked < b.finish + INTERVAL :seconds SECOND)
                      AND NOT EXISTS (
                        SELECT 1 FROM interview i JOIN kiosk k ON k.id = i.kiosk_id
                        WHERE k.territory = b.territory AND k.name = b.kiosk
                          AND i.service = b.service AND i.outcome = 'held'
                          AND i.started >= b.since
                          AND i.started < b.finish + INTERVAL :seconds SECOND)
                    ORDER BY b.finish LIMIT :most
                    """)
                .bind("over", utc(now.minus(timeToCall)))
                .bind("yesterday", utc(now.minus(JUDGED)))
                .bind("seconds", timeToCall.toSeconds())
                .bind("most", most)
                .map((row, _) -> appointment(row))
                .list());
  }

  /**
   * Whether it is known that an adviser was called in vain in the time that people have for it: by
   * a call that waited, or by the kiosk, which calls nobody where nobody is there. What broke off
   * by a fault tells of no adviser.
   */
  boolean isCalledInVain(BookedAppointment it, Duration timeToCall) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (
                        SELECT 1 FROM video_call WHERE territory = :territory AND kiosk = :kiosk
                          AND service = :service AND asked >= :from AND asked < :to
                          AND outcome <> 'failed')
                      OR EXISTS (
                        SELECT 1 FROM interview i JOIN kiosk k ON k.id = i.kiosk_id
                        WHERE k.territory = :territory AND k.name = :kiosk
                          AND i.service = :service AND i.started >= :from AND i.started < :to
                          AND i.outcome IN ('unanswered', 'abandoned'))
                    """)
                .bind("territory", it.kiosk().territory().value())
                .bind("kiosk", it.kiosk().name().value())
                .bind("service", it.service().value())
                .bind("from", utc(it.since()))
                .bind("to", utc(it.end().plus(timeToCall)))
                .mapTo(boolean.class)
                .one());
  }

  /** Erases some codes of appointments that were over before; returns how many. */
  int eraseCodes(Instant limit, int most) {
    return change(
        "UPDATE appointment_booking SET code = NULL WHERE start < :limit AND finish < :limit"
            + " AND code IS NOT NULL ORDER BY start LIMIT :most",
        limit,
        most);
  }

  /** Gives back some minutes that are long past; returns how many. */
  int releaseBefore(Instant limit, int most) {
    return change("DELETE FROM appointment_cell WHERE start < :limit LIMIT :most", limit, most);
  }

  /** Deletes some rows of appointments before; returns how many. */
  int deleteBefore(Instant limit, int most) {
    return change(
        "DELETE FROM appointment_booking WHERE start < :limit ORDER BY start LIMIT :most",
        limit,
        most);
  }

  private int change(String sql, Instant limit, int most) {
    return jdbi.withHandle(
        handle -> handle.createUpdate(sql).bind("limit", utc(limit)).bind("most", most).execute());
  }

  private static BookedAppointment appointment(ResultSet row) throws SQLException {
    return new BookedAppointment(
        row.getInt("id"),
        new KioskId(
            new Territory(row.getString("territory")), new KioskName(row.getString("kiosk"))),
        new ServiceCode(row.getString("service")),
        instant(row, "start"),
        instant(row, "finish"),
        AppointmentState.of(row.getString("state"), instant(row, "since")),
        instant(row, "since"),
        Optional.ofNullable(row.getString("code")).map(AppointmentCode::new));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
