package fr.teleguichet.hardware.serve;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether a kiosk can serve, computed by the kiosk at one moment.
 *
 * @param kiosk what hinders every service alike
 * @param services what hinders one service more, for each that the kiosk offers
 * @param reopenings when those of them that are closed answer again, as far as that is known
 */
public record ServiceVerdict(
    Set<ServiceObstacle> kiosk,
    SortedMap<ServiceCode, Set<ServiceObstacle>> services,
    SortedMap<ServiceCode, ServiceReopening> reopenings) {

  public ServiceVerdict {
    kiosk = frozen(kiosk);
    SortedMap<ServiceCode, Set<ServiceObstacle>> copy = new TreeMap<>();
    services.forEach((service, obstacles) -> copy.put(service, frozen(obstacles)));
    services = Collections.unmodifiableSortedMap(copy);
    SortedMap<ServiceCode, ServiceReopening> closed = new TreeMap<>(reopenings);
    closed
        .keySet()
        .removeIf(it -> !copy.getOrDefault(it, Set.of()).contains(ServiceObstacle.SERVICE_CLOSED));
    reopenings = Collections.unmodifiableSortedMap(closed);
  }

  /** A verdict that knows of no reopening. */
  public ServiceVerdict(
      Set<ServiceObstacle> kiosk, SortedMap<ServiceCode, Set<ServiceObstacle>> services) {
    this(kiosk, services, Collections.emptySortedMap());
  }

  /** A verdict without services of their own obstacles. */
  public static ServiceVerdict of(Set<ServiceObstacle> kiosk, Set<ServiceCode> offered) {
    SortedMap<ServiceCode, Set<ServiceObstacle>> services = new TreeMap<>();
    offered.forEach(service -> services.put(service, Set.of()));
    return new ServiceVerdict(kiosk, services);
  }

  private static Set<ServiceObstacle> frozen(Set<ServiceObstacle> obstacles) {
    Set<ServiceObstacle> copy = EnumSet.noneOf(ServiceObstacle.class);
    copy.addAll(obstacles);
    return Collections.unmodifiableSet(copy);
  }

  /** Whether a citizen can do this with the service now; never with one that is not offered. */
  public boolean allows(ServiceCode service, CitizenAct act) {
    return services.containsKey(service) && obstacles(service, act).isEmpty();
  }

  /** Whether any service can be spoken with. */
  public boolean servesAnybody() {
    return services.keySet().stream().anyMatch(service -> allows(service, CitizenAct.VIDEO));
  }

  /** What stands in the way of the act, in the order in which people are told. */
  public Set<ServiceObstacle> obstacles(ServiceCode service, CitizenAct act) {
    Set<ServiceObstacle> all = EnumSet.noneOf(ServiceObstacle.class);
    all.addAll(kiosk);
    all.addAll(services.getOrDefault(service, Set.of()));
    all.removeIf(obstacle -> !obstacle.acts().contains(act));
    return all;
  }

  /**
   * Why nobody can do the act with any service, in the order in which people are told: what hinders
   * the kiosk, and when nothing does, what hinders each service. Empty when somebody can.
   */
  public Set<ServiceObstacle> hindrances(CitizenAct act) {
    Set<ServiceObstacle> all = obstacles(act);
    if (all.isEmpty() && services.keySet().stream().noneMatch(it -> allows(it, act))) {
      services.keySet().forEach(service -> all.addAll(obstacles(service, act)));
    }
    return all;
  }

  /** What stands in the way of the act whatever the service. */
  public Set<ServiceObstacle> obstacles(CitizenAct act) {
    Set<ServiceObstacle> all = EnumSet.noneOf(ServiceObstacle.class);
    all.addAll(kiosk);
    all.removeIf(obstacle -> !obstacle.acts().contains(act));
    return all;
  }
}
