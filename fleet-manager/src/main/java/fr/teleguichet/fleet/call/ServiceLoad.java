package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who is there for a service, as a kiosk is told.
 *
 * @param advisers how many are at their desks
 * @param free how many of them have no call
 * @param waiting how many calls wait
 * @param expected how long somebody would wait who comes first, where it can be told
 */
public record ServiceLoad(
    ServiceCode service, int advisers, int free, int waiting, Optional<Duration> expected) {

  /**
   * That of each service for which somebody is there, by its code.
   *
   * @param ready advisers at their desks
   * @param occupied the accounts of those who have a call
   * @param waiting calls that nobody has answered yet
   */
  static List<ServiceLoad> all(
      Collection<Adviser> ready,
      Set<Long> occupied,
      Collection<VideoCall> waiting,
      WaitTimeEstimator durations) {
    List<ServiceLoad> loads = new ArrayList<>();
    byService(ready)
        .forEach(
            (service, advisers) ->
                loads.add(
                    new ServiceLoad(
                        service,
                        advisers.size(),
                        free(advisers, occupied),
                        waiting(service, advisers, waiting),
                        durations.expected(
                            service, 1, advisers.size(), free(advisers, occupied)))));
    return loads;
  }

  private static SortedMap<ServiceCode, List<Adviser>> byService(Collection<Adviser> ready) {
    SortedMap<ServiceCode, List<Adviser>> there = new TreeMap<>();
    for (Adviser adviser : ready) {
      adviser
          .services()
          .forEach(it -> there.computeIfAbsent(it, _ -> new ArrayList<>()).add(adviser));
    }
    return there;
  }

  /** How many wait for them. */
  private static int waiting(
      ServiceCode service, Collection<Adviser> advisers, Collection<VideoCall> waiting) {
    return (int)
        waiting.stream()
            .filter(it -> it.service().equals(service))
            .filter(it -> advisers.stream().anyMatch(adviser -> adviser.serves(it)))
            .count();
  }

  /** How many of them have no call. */
  static int free(Collection<Adviser> ready, Set<Long> occupied) {
    return (int) ready.stream().filter(it -> !occupied.contains(it.account())).count();
  }
}
