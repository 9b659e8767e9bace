package fr.teleguichet.fleet.update.rollout.eligibility;

import fr.teleguichet.fleet.territory.GeoPosition;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the gate must know of a kiosk.
 *
 * @param territory its area: no two kiosks of it are updated at once
 * @param lapsed whether its access has ended until a person lets it in again
 * @param connected whether citizens find it at work, as far as is known
 * @param hears whether it learns of an update: it is connected, or asked for updates of late
 * @param silent since when it is offline, where that is known for certain
 * @param position where it stands; empty where nobody placed it
 * @param hours when its site is open
 * @param installed the number of the distribution that it has; 0 where it is not known
 * @param booked its appointments that are not over, soonest first
 */
public record EligibilityFacts(
    String kiosk,
    String territory,
    boolean lapsed,
    boolean connected,
    boolean hears,
    Optional<Instant> silent,
    Optional<GeoPosition> position,
    OpeningHours hours,
    int installed,
    List<Appointment> booked) {

  /** The hours of a site of which nobody wrote any: early to late, so that nights are free. */
  public static final OpeningHours ASSUMED =
      new OpeningHours(
          OpeningHoursParser.FRANCE,
          Arrays.stream(DayOfWeek.values())
              .collect(
                  Collectors.toMap(
                      Function.identity(), _ -> List.of(OpeningHoursParser.span("06:00-21:00")))),
          Map.of());

  /** When a citizen has booked it. */
  public record Appointment(Instant start, Instant end) {}

  public EligibilityFacts {
    booked = List.copyOf(booked);
  }
}
