package fr.teleguichet.fleet.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which times an offer has on which day. */
final class AppointmentOfferTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final KioskId KIOSK = new KioskId(new Territory("lot"), new KioskName("figeac-1"));
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

  private static AppointmentOffer offer(int begins, int finishes, int minutes) {
    return new AppointmentOffer(
        1,
        KIOSK,
        new ServiceCode("caf"),
        EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, DayOfWeek.SUNDAY),
        begins,
        finishes,
        Duration.ofMinutes(minutes),
        LocalDate.of(2026, 1, 1),
        LocalDate.of(2026, 12, 31),
        10);
  }

  private static OpeningHours hours(Map<LocalDate, List<OpeningHours.Span>> exceptions) {
    return new OpeningHours(PARIS, Map.of(), exceptions, true);
  }

  private static BookableKiosk place(Optional<OpeningHours> opening) {
    return new BookableKiosk(
        KIOSK,
        "Mairie",
        Optional.of(
            new Site(
                1,
                new SiteCode("figeac"),
                "Mairie",
                "Figeac",
                "46102",
                44.6,
                2.0,
                false,
                opening)));
  }

  @Test
  void timesFollowEachOtherAndTheLastOneFits() {
    assertThat(offer(9 * 60, 10 * 60 + 40, 30).slots(MONDAY, PARIS))
        .extracting(it -> it.start().toString())
        .containsExactly("2026-11-30T08:00:00Z", "2026-11-30T08:30:00Z", "2026-11-30T09:00:00Z");
    assertThat(offer(9 * 60, 10 * 60, 30).slots(MONDAY.plusDays(1), PARIS)).isEmpty();
    assertThat(offer(9 * 60, 10 * 60, 30).slots(MONDAY.plusYears(1), PARIS)).isEmpty();
  }

  @Test
  void nineOClockIsNineOClockOnBothSidesOfTheChangeOfClocks() {
    assertThat(offer(9 * 60, 10 * 60, 60).slots(LocalDate.of(2026, 10, 23), PARIS))
        .extracting(AppointmentOffer.Slot::start)
        .containsExactly(Instant.parse("2026-10-23T07:00:00Z"));
    assertThat(offer(9 * 60, 10 * 60, 60).slots(LocalDate.of(2026, 10, 26), PARIS))
        .extracting(AppointmentOffer.Slot::start)
        .containsExactly(Instant.parse("2026-10-26T08:00:00Z"));
  }

  @Test
  void anHourThatTheClockSkipsHasNoTimesAndOneThatItShowsTwiceHasThemOnce() {
    assertThat(offer(60, 4 * 60, 60).slots(LocalDate.of(2026, 3, 29), PARIS))
        .extracting(it -> it.start().toString())
        .containsExactly("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z");
    assertThat(offer(60, 4 * 60, 60).slots(LocalDate.of(2026, 10, 25), PARIS)).hasSize(3);
  }

  @Test
  void onHolidaysAndSingleDaysOffThereIsNone() {
    LocalDate christmas = LocalDate.of(2026, 12, 25);
    OpeningHours closed = hours(Map.of(MONDAY, List.of()));
    AppointmentOffer offer = offer(9 * 60, 10 * 60, 30);

    assertThat(place(Optional.empty()).slots(offer, christmas, Optional.empty())).hasSize(2);
    assertThat(place(Optional.empty()).slots(offer, christmas, Optional.of(closed))).isEmpty();
    assertThat(place(Optional.of(closed)).slots(offer, christmas, Optional.empty())).isEmpty();
    assertThat(place(Optional.of(closed)).slots(offer, MONDAY, Optional.empty())).isEmpty();
    assertThat(place(Optional.of(closed)).slots(offer, MONDAY.plusDays(4), Optional.empty()))
        .as("hours of the week are another matter")
        .hasSize(2);
    OpeningHours openAtChristmas =
        hours(
            Map.of(
                christmas,
                List.of(new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.of(12, 0)))));
    assertThat(place(Optional.of(openAtChristmas)).slots(offer, christmas, Optional.empty()))
        .hasSize(2);
  }
}
