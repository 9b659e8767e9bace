package fr.teleguichet.fleet.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which advisers are at their desks. It belongs to {@link CallRegistry} and to its lock. */
final class PresentAdvisers {

  /** A person's desk, in however many windows. */
  private static final class Desk {
    private Adviser adviser;
    private int windows;
    private @Nullable Boolean paused; // null while nobody has said
    private Instant left = Instant.MAX;

    Desk(Adviser adviser) {
      this.adviser = adviser;
    }
  }

  private final Map<Long, Desk> desks = new HashMap<>();

  /** Who had a call with the manager before and has not come back, with the time it began. */
  private final Map<Long, Instant> expected = new HashMap<>();

  /** Somebody who has a call may come back within the time that whoever is away has. */
  void expect(long account, Instant now) {
    expected.put(account, now);
  }

  /** Whoever is expected has all of their time from now on. */
  void expectFrom(Instant now) {
    expected.replaceAll((_, _) -> now);
  }

  /** Somebody opens a window. */
  void enter(Adviser adviser) {
    Desk desk = desks.computeIfAbsent(adviser.account(), _ -> new Desk(adviser));
    desk.adviser = adviser;
    desk.windows++;
    desk.left = Instant.MAX;
    expected.remove(adviser.account());
  }

  /** A window closes. */
  void leave(long account, Instant now) {
    @Nullable Desk desk = desks.get(account);
    if (desk != null && desk.windows > 0) {
      desk.windows--;
      desk.left = desk.windows == 0 ? now : desk.left;
    }
  }

  /** Somebody has a break, or is back. */
  void pause(long account, boolean paused) {
    @Nullable Desk desk = desks.get(account);
    if (desk != null) {
      desk.paused = paused;
    }
  }

  /** Whether a window of this person is open. */
  boolean hasWindow(long account) {
    @Nullable Desk desk = desks.get(account);
    return desk != null && desk.windows > 0;
  }

  /** Whether this person has a break; empty while nobody has said so or otherwise. */
  Optional<Boolean> paused(long account) {
    @Nullable Desk desk = desks.get(account);
    return desk == null ? Optional.empty() : Optional.ofNullable(desk.paused);
  }

  /** Whether nothing was seen of this person for so long. */
  boolean isGone(long account, Duration away, Instant now) {
    @Nullable Desk desk = desks.get(account);
    return desk == null
        ? !expected.getOrDefault(account, Instant.MIN).isAfter(now.minus(away))
        : isGone(desk, away, now);
  }

  private static boolean isGone(Desk desk, Duration away, Instant now) {
    return desk.windows == 0 && !desk.left.plus(away).isAfter(now);
  }

  /** Forgets who does not come back. */
  void sweep(Duration away, Instant now) {
    desks.values().removeIf(desk -> isGone(desk, away, now));
    expected.values().removeIf(since -> !since.isAfter(now.minus(away)));
  }

  /** Those who would answer. */
  Collection<Adviser> ready() {
    return desks.values().stream()
        .filter(desk -> desk.windows > 0 && !Boolean.TRUE.equals(desk.paused))
        .map(desk -> desk.adviser)
        .toList();
  }
}
