package fr.teleguichet.fleet.update.rollout.eligibility;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says whether a kiosk may begin an update at a moment, so that citizens always find a kiosk that
 * works: in its window, one kiosk of an area at once, never the only one that serves within some
 * kilometres, and never with an appointment near.
 *
 * @param kilometres how far citizens can go to another kiosk
 * @param margin how long before an appointment nothing begins
 * @param interrupts whether citizens notice the update; one that they do not waits for no neighbour
 *     and no appointment
 */
public record UpdateEligibilityRules(int kilometres, Duration margin, boolean interrupts) {

  /** Of updates that take a kiosk away from citizens. */
  public UpdateEligibilityRules(int kilometres, Duration margin) {
    this(kilometres, margin, true);
  }

  /** The same for updates that citizens do not notice. */
  public UpdateEligibilityRules unnoticed() {
    return new UpdateEligibilityRules(kilometres, margin, false);
  }

  /**
   * What the rollout says of the kiosk.
   *
   * @param timeless whether the window does not count, since the deadline is over
   * @param alone whether a person allowed that no other kiosk is near
   */
  public record Terms(UpdateWindow window, boolean timeless, boolean alone) {}

  /** What stands against it; empty when the kiosk may begin. */
  public List<BlockingReason> check(String name, Terms terms, FleetState fleet, Instant now) {
    Optional<EligibilityFacts> found = fleet.find(name);
    if (found.isEmpty()) {
      return List.of(new BlockingReason.Gone());
    }
    EligibilityFacts kiosk = found.get();
    List<BlockingReason> obstacles = new ArrayList<>();
    if (fleet.isUpdating(kiosk)) {
      obstacles.add(new BlockingReason.Occupied());
    }
    obstacles.addAll(checkOwn(kiosk, terms, fleet, now));
    return obstacles;
  }

  /** The same for a kiosk that has its update already. */
  public List<BlockingReason> checkAgain(String name, Terms terms, FleetState fleet, Instant now) {
    return fleet
        .find(name)
        .map(kiosk -> checkOwn(kiosk, terms, fleet, now))
        .orElseGet(() -> List.of(new BlockingReason.Gone()));
  }

  /**
   * What keeps a kiosk that has read its update, and has not begun to install it, from beginning.
   * Its window is told to it at each question and does not count here.
   */
  public List<BlockingReason> checkRead(String name, Terms terms, FleetState fleet, Instant now) {
    Optional<EligibilityFacts> found = fleet.find(name);
    if (found.isEmpty() || !interrupts) {
      return List.of();
    }
    EligibilityFacts kiosk = found.get();
    List<BlockingReason> obstacles = new ArrayList<>();
    fleet.away(kiosk).ifPresent(other -> obstacles.add(new BlockingReason.AreaBusy(other)));
    neighbours(kiosk, terms, fleet, now).ifPresent(obstacles::add);
    booked(kiosk, now).ifPresent(obstacles::add);
    return obstacles;
  }

  private List<BlockingReason> checkOwn(
      EligibilityFacts kiosk, Terms terms, FleetState fleet, Instant now) {
    List<BlockingReason> obstacles = new ArrayList<>();
    if (kiosk.lapsed()) {
      obstacles.add(new BlockingReason.Lapsed());
    }
    if (!kiosk.hears()) {
      obstacles.add(new BlockingReason.Silent());
    }
    if (!terms.timeless() && !terms.window().contains(now, kiosk.hours())) {
      obstacles.add(new BlockingReason.Closed());
    }
    if (interrupts) {
      fleet.busy(kiosk).ifPresent(other -> obstacles.add(new BlockingReason.AreaBusy(other)));
      neighbours(kiosk, terms, fleet, now).ifPresent(obstacles::add);
      booked(kiosk, now).ifPresent(obstacles::add);
    }
    return obstacles;
  }

  /** Where the site is closed, nobody is sent away by an update. */
  private Optional<BlockingReason> neighbours(
      EligibilityFacts kiosk, Terms terms, FleetState fleet, Instant now) {
    if (terms.alone() || !kiosk.hours().isOpen(now)) {
      return Optional.empty();
    }
    return switch (fleet.nearby(kiosk, kilometres)) {
      case SERVING -> Optional.empty();
      case NOT_SERVING -> Optional.of(new BlockingReason.OnlyServing(kilometres));
      case NONE -> Optional.of(new BlockingReason.Alone(kilometres));
    };
  }

  private Optional<BlockingReason> booked(EligibilityFacts kiosk, Instant now) {
    return kiosk.booked().stream()
        .filter(it -> it.end().isAfter(now) && !it.start().isAfter(now.plus(margin)))
        .findFirst()
        .map(it -> new BlockingReason.Booked(it.start()));
  }
}
