package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.time.BoundedTimeParser;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An offer as somebody typed it, on a page or in a program.
 *
 * @param weekdays English days in lower case
 */
record AppointmentOfferForm(
    String kiosk,
    String service,
    List<String> weekdays,
    String begins,
    String finishes,
    String minutes,
    String first,
    String last,
    String perDay) {

  private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2}):([0-9]{2})");
  private static final int HOUR = 60;

  AppointmentOfferForm {
    weekdays = List.copyOf(weekdays);
  }

  /** Minutes after midnight as people read them. */
  static String clock(int minutes) {
    return String.format(Locale.ROOT, "%02d:%02d", minutes / HOUR, minutes % HOUR);
  }

  /**
   * What it means.
   *
   * @throws RefusalException that names the first field that means nothing
   */
  AppointmentOffer read(BookableKioskDirectory places, Scope scope) {
    BookableKiosk place =
        places
            .find(kiosk, scope)
            .orElseThrow(() -> RefusalException.field("kiosk", "there is no such kiosk"));
    return new AppointmentOffer(
        0,
        place.kiosk(),
        ServiceCode.parse(service)
            .orElseThrow(() -> RefusalException.field("service", "give the code of a service")),
        days(),
        minutes("begins", begins),
        minutes("finishes", finishes),
        Duration.ofMinutes(number("minutes", minutes)),
        day("first", first),
        day("last", last),
        perDay.isBlank() ? AppointmentOffer.MAX_PER_DAY : number("perDay", perDay));
  }

  private Set<DayOfWeek> days() {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (weekdays.contains(day.name().toLowerCase(Locale.ROOT))) {
        boolean _ = days.add(day);
      }
    }
    if (days.isEmpty()) {
      throw RefusalException.field("weekdays", "give one at least, in English and lower case");
    }
    return days;
  }

  private static int minutes(String field, String text) {
    Matcher clock = CLOCK.matcher(text.strip());
    if (clock.matches()) {
      int hours = Integer.parseInt(clock.group(1));
      int minutes = Integer.parseInt(clock.group(2));
      if (minutes < HOUR && hours * HOUR + minutes <= AppointmentOffer.DAY) {
        return hours * HOUR + minutes;
      }
    }
    throw RefusalException.field(field, "give a time such as 09:00");
  }

  private static int number(String field, String text) {
    if (text.strip().matches("[0-9]{1,4}")) {
      return Integer.parseInt(text.strip());
    }
    throw RefusalException.field(field, "give a whole number");
  }

  private static LocalDate day(String field, String text) {
    try {
      return BoundedTimeParser.day(text.strip());
    } catch (DateTimeException _) {
      throw RefusalException.field(field, "give a day such as 2026-12-01");
    }
  }
}
