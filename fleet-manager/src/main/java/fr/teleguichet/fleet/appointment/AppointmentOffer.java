package fr.teleguichet.fleet.appointment;

import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * When a service can be booked at a kiosk.
 *
 * @param id its row; 0 before it has one
 * @param weekdays on which days of the week
 * @param begins minutes after midnight by the clock on the wall of the place
 * @param finishes the same; 1440 is midnight
 * @param slot how long one appointment is
 * @param first the first day
 * @param last the last day
 * @param perDay so many are booked in a day at most
 */
public record AppointmentOffer(
    int id,
    KioskId kiosk,
    ServiceCode service,
    Set<DayOfWeek> weekdays,
    int begins,
    int finishes,
    Duration slot,
    LocalDate first,
    LocalDate last,
    int perDay) {

  /** Appointments begin and end at a multiple of so many minutes. */
  static final int CELL = 5;

  static final int DAY = 1_440;
  static final int LONGEST_SLOT = 120;
  static final int MAX_PER_DAY = 60;

  /** In days: whoever offers longer looks at it again each year. */
  static final int LONGEST = 366;

  /** One of its appointments. */
  record Slot(AppointmentOffer offer, Instant start, Instant end) {}

  public AppointmentOffer {
    EnumSet<DayOfWeek> sorted = EnumSet.noneOf(DayOfWeek.class);
    sorted.addAll(weekdays);
    weekdays = Collections.unmodifiableSet(sorted);
  }

  /** Its appointments on a day; a time that the clock on the wall skips has none. */
  List<Slot> slots(LocalDate day, ZoneId zone) {
    if (day.isBefore(first) || day.isAfter(last) || !weekdays.contains(day.getDayOfWeek())) {
      return List.of();
    }
    int length = (int) slot.toMinutes();
    List<Slot> slots = new ArrayList<>();
    for (int at = begins; at + length <= finishes; at += length) {
      LocalDateTime wall = day.atStartOfDay().plusMinutes(at);
      if (!zone.getRules().getValidOffsets(wall).isEmpty()) {
        Instant start = wall.atZone(zone).toInstant();
        slots.add(new Slot(this, start, start.plus(slot)));
      }
    }
    return List.copyOf(slots);
  }
}
