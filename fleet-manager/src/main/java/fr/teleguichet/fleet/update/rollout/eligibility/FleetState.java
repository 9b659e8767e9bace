package fr.teleguichet.fleet.update.rollout.eligibility;

import fr.teleguichet.fleet.territory.GeoPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fleet as the gate sees it during one round. Updates that begin and end in the round are told
 * to it, so that what follows sees them. For one thread.
 */
public final class FleetState {

  private final Map<String, EligibilityFacts> kiosks = new HashMap<>();
  private final TreeMap<Double, List<EligibilityFacts>> byLatitude = new TreeMap<>();

  /** By territory and kiosk, how many updates it has that are not over. */
  private final Map<String, Map<String, Integer>> updating = new HashMap<>();

  /** Kiosks that have read their update and are told to wait: they serve. */
  private final Set<String> held = new HashSet<>();

  /** Kiosks whose updates citizens do not notice: they serve, and nobody makes way for them. */
  private final Set<String> unnoticed = new HashSet<>();

  /** The same where citizens notice every update. */
  public FleetState(
      Collection<EligibilityFacts> fleet,
      Map<String, ? extends Collection<String>> updating,
      Collection<String> held) {
    this(fleet, updating, held, Set.of());
  }

  /**
   * The fleet at this moment.
   *
   * @param updating by territory, the kiosk of each update that is not over
   * @param held those of them that are told to wait
   * @param unnoticed those of them whose updates citizens do not notice
   */
  public FleetState(
      Collection<EligibilityFacts> fleet,
      Map<String, ? extends Collection<String>> updating,
      Collection<String> held,
      Collection<String> unnoticed) {
    boolean _ = this.held.addAll(held);
    fleet.forEach(
        kiosk -> {
          kiosks.put(kiosk.kiosk(), kiosk);
          kiosk
              .position()
              .ifPresent(
                  place ->
                      byLatitude
                          .computeIfAbsent(place.latitude(), _ -> new ArrayList<>())
                          .add(kiosk));
        });
    updating.forEach((area, names) -> names.forEach(kiosk -> begin(kiosk, area, true)));
    boolean _ = this.unnoticed.addAll(unnoticed);
  }

  /** What is known of the kiosk; empty where there is no such kiosk now. */
  public Optional<EligibilityFacts> find(String kiosk) {
    return Optional.ofNullable(kiosks.get(kiosk));
  }

  /** Every kiosk that there is. */
  public Collection<EligibilityFacts> all() {
    return kiosks.values();
  }

  /**
   * The kiosk has an update from now on.
   *
   * @param interrupts whether citizens notice it
   */
  public void begin(String kiosk, String territory, boolean interrupts) {
    boolean _ = interrupts ? unnoticed.remove(kiosk) : unnoticed.add(kiosk);
    int _ =
        updating
            .computeIfAbsent(territory, _ -> new LinkedHashMap<>())
            .merge(kiosk, 1, Integer::sum);
  }

  /** One of its updates is over. */
  public void end(String kiosk, String territory) {
    updating
        .computeIfAbsent(territory, _ -> new LinkedHashMap<>())
        .computeIfPresent(kiosk, (_, count) -> count > 1 ? count - 1 : null);
  }

  /** The kiosk is told to wait with the update that it has read. */
  public void hold(String kiosk) {
    boolean _ = held.add(kiosk);
  }

  /** The kiosk may begin with the update that it has read, or has begun. */
  public void release(String kiosk) {
    boolean _ = held.remove(kiosk);
  }

  boolean isUpdating(EligibilityFacts kiosk) {
    return updating.getOrDefault(kiosk.territory(), Map.of()).containsKey(kiosk.kiosk());
  }

  /** Another kiosk of the area that is being updated. */
  Optional<String> busy(EligibilityFacts kiosk) {
    return updating.getOrDefault(kiosk.territory(), Map.of()).keySet().stream()
        .filter(it -> !it.equals(kiosk.kiosk()) && !unnoticed.contains(it))
        .findFirst();
  }

  /** Another kiosk of the area that may be installing at this moment. */
  Optional<String> away(EligibilityFacts kiosk) {
    return updating.getOrDefault(kiosk.territory(), Map.of()).keySet().stream()
        .filter(it -> !it.equals(kiosk.kiosk()) && !held.contains(it) && !unnoticed.contains(it))
        .findFirst();
  }

  private boolean isAway(EligibilityFacts kiosk) {
    return isUpdating(kiosk) && !held.contains(kiosk.kiosk()) && !unnoticed.contains(kiosk.kiosk());
  }

  /** What is near a kiosk. */
  enum Nearby {
    /** Another kiosk that citizens can go to. */
    SERVING,
    /** Others, and none that they can go to. */
    NOT_SERVING,
    /** None. */
    NONE
  }

  Nearby nearby(EligibilityFacts kiosk, double kilometres) {
    if (kiosk.position().isEmpty()) {
      return Nearby.NONE;
    }
    GeoPosition here = kiosk.position().get();
    double band = GeoPosition.degrees(kilometres) * 1.001;
    Nearby found = Nearby.NONE;
    for (List<EligibilityFacts> row :
        byLatitude.subMap(here.latitude() - band, true, here.latitude() + band, true).values()) {
      for (EligibilityFacts other : row) {
        if (!other.kiosk().equals(kiosk.kiosk())
            && here.kilometresTo(other.position().orElseThrow()) <= kilometres) {
          if (other.connected() && !other.lapsed() && !isAway(other)) {
            return Nearby.SERVING;
          }
          found = Nearby.NOT_SERVING;
        }
      }
    }
    return found;
  }
}
