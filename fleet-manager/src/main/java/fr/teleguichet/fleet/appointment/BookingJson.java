package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.site.KioskUrlName;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Appointments as programs read and write them. */
final class BookingJson {

  private BookingJson() {}

  /** An appointment without what only the person has of it. */
  @Serdeable
  @Schema(name = "BookedAppointment", description = "An appointment; never by whom.")
  record Item(
      int id,
      @Schema(description = "The kiosk by its group and node.") String kiosk,
      @Schema(description = "Code of the service.") String service,
      Instant start,
      Instant end,
      @Schema(
              description =
                  "booked, kept, unanswered (somebody came, no adviser answered), unknown"
                      + " (somebody came, and nothing tells who answered), missed (nobody came),"
                      + " late (somebody came when it was over) or cancelled.")
          String state) {

    static Item of(BookedAppointment it) {
      return new Item(
          it.id(),
          KioskUrlName.of(it.kiosk()).text(),
          it.service().value(),
          it.start(),
          it.end(),
          it.state().code());
    }
  }

  /** An appointment for the person who has it. */
  @Serdeable
  @Schema(name = "NewAppointment")
  record Booked(
      int id,
      @Schema(description = "The kiosk by its group and node.") String kiosk,
      String service,
      Instant start,
      Instant end,
      @Schema(description = "What the person types at the kiosk: six digits. Told this once.")
          String code) {

    static Booked of(BookedAppointment it) {
      return new Booked(
          it.id(),
          KioskUrlName.of(it.kiosk()).text(),
          it.service().value(),
          it.start(),
          it.end(),
          it.code().map(AppointmentCode::value).orElse(""));
    }
  }

  /** What somebody wants. */
  @Serdeable
  @Schema(
      name = "AppointmentWish",
      requiredProperties = {"kiosk", "service", "start"})
  record Wish(
      @Nullable @Schema(description = "The kiosk by its group and node, or its name.") String kiosk,
      @Nullable String service,
      @Nullable @Schema(description = "The start of one of the times on offer.") Instant start) {}

  /** A time of a kiosk. */
  @Serdeable
  @Schema(name = "AppointmentTime")
  record Time(
      @Schema(description = "Code of the service.") String service,
      Instant start,
      @Schema(description = "free, taken, or closed where it is past or its day is full.")
          String state) {

    static Time of(AppointmentAvailabilityReader.Time time) {
      return new Time(
          time.service().value(),
          time.start(),
          switch (time) {
            case AppointmentAvailabilityReader.Time.Free _ -> "free";
            case AppointmentAvailabilityReader.Time.Held _ -> "taken";
            case AppointmentAvailabilityReader.Time.Closed _ -> "closed";
          });
    }
  }

  /** When a service can be booked. */
  @Serdeable
  @Schema(name = "AppointmentOffer")
  record Offer(
      int id,
      String kiosk,
      String service,
      @Schema(description = "English days in lower case.") List<String> weekdays,
      @Schema(description = "By the clock on the wall, such as 09:00.") String begins,
      @Schema(description = "The same; 24:00 is midnight.") String finishes,
      @Schema(description = "How long one appointment is.") long minutes,
      LocalDate first,
      LocalDate last,
      @Schema(description = "So many are booked in a day at most.") int perDay) {

    static Offer of(AppointmentOffer it) {
      return new Offer(
          it.id(),
          KioskUrlName.of(it.kiosk()).text(),
          it.service().value(),
          it.weekdays().stream().map(Offer::word).toList(),
          AppointmentOfferForm.clock(it.begins()),
          AppointmentOfferForm.clock(it.finishes()),
          it.slot().toMinutes(),
          it.first(),
          it.last(),
          it.perDay());
    }

    private static String word(DayOfWeek day) {
      return day.name().toLowerCase(Locale.ROOT);
    }
  }

  /** An offer as it shall be. */
  @Serdeable
  @Schema(
      name = "AppointmentOfferContent",
      requiredProperties = {
        "kiosk",
        "service",
        "weekdays",
        "begins",
        "finishes",
        "minutes",
        "first",
        "last"
      })
  record NewOffer(
      @Nullable String kiosk,
      @Nullable String service,
      @Nullable List<String> weekdays,
      @Nullable String begins,
      @Nullable String finishes,
      @Nullable Integer minutes,
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      @Nullable @Schema(description = "As many as there are without it.") Integer perDay) {}
}
