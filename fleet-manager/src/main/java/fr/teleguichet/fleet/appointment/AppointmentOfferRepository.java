package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table of when services can be booked. */
@Singleton
final class AppointmentOfferRepository {

  private final Jdbi jdbi;

  AppointmentOfferRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Adds one; its row. */
  int add(AppointmentOffer offer) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO appointment_offer (territory, kiosk, service, weekdays, begins,
                      finishes, slot_minutes, first_day, last_day, per_day)
                    VALUES (:territory, :kiosk, :service, :weekdays, :begins, :finishes, :slot,
                      :first, :last, :perDay)
                    """)
                .bind("territory", offer.kiosk().territory().value())
                .bind("kiosk", offer.kiosk().name().value())
                .bind("service", offer.service().value())
                .bind("weekdays", bits(offer.weekdays()))
                .bind("begins", offer.begins())
                .bind("finishes", offer.finishes())
                .bind("slot", offer.slot().toMinutes())
                .bind("first", offer.first())
                .bind("last", offer.last())
                .bind("perDay", offer.perDay())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(int.class)
                .one());
  }

  /** Takes one away; who has booked keeps the time. */
  void remove(int id) {
    jdbi.useHandle(
        handle -> {
          int _ = handle.execute("DELETE FROM appointment_offer WHERE id = ?", id);
        });
  }

  Optional<AppointmentOffer> find(int id) {
    return jdbi.withHandle(handle -> find(handle, id, ""));
  }

  /** The same, held by this transaction: bookings of one offer come one after the other. */
  static Optional<AppointmentOffer> hold(Handle handle, int id) {
    return find(handle, id, " FOR UPDATE");
  }

  private static Optional<AppointmentOffer> find(Handle handle, int id, String how) {
    return handle
        .createQuery("SELECT * FROM appointment_offer WHERE id = :id" + how)
        .bind("id", id)
        .map((row, _) -> offer(row))
        .findOne();
  }

  /** Those of a kiosk that are not over, in the order of the day. */
  List<AppointmentOffer> of(KioskId kiosk, LocalDate today) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM appointment_offer WHERE territory = :territory
                      AND kiosk = :kiosk AND last_day >= :today ORDER BY begins, id
                    """)
                .bind("territory", kiosk.territory().value())
                .bind("kiosk", kiosk.name().value())
                .bind("today", today)
                .map((row, _) -> offer(row))
                .list());
  }

  /** Deletes those that were over before; returns how many. */
  int deleteBefore(LocalDate limit) {
    return jdbi.withHandle(
        handle -> handle.execute("DELETE FROM appointment_offer WHERE last_day < ?", limit));
  }

  private static AppointmentOffer offer(ResultSet row) throws SQLException {
    return new AppointmentOffer(
        row.getInt("id"),
        new KioskId(
            new Territory(row.getString("territory")), new KioskName(row.getString("kiosk"))),
        new ServiceCode(row.getString("service")),
        weekdays(row.getInt("weekdays")),
        row.getInt("begins"),
        row.getInt("finishes"),
        Duration.ofMinutes(row.getInt("slot_minutes")),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        row.getInt("per_day"));
  }

  private static int bits(Set<DayOfWeek> days) {
    return days.stream().mapToInt(day -> 1 << (day.getValue() - 1)).sum();
  }

  private static Set<DayOfWeek> weekdays(int bits) {
    EnumSet<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
    boolean _ = days.removeIf(day -> (bits & (1 << (day.getValue() - 1))) == 0);
    return days;
  }
}
