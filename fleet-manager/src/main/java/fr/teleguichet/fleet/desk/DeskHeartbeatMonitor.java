package fr.teleguichet.fleet.desk;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which windows of desks give signs of life, and which has the talk of its adviser. Of a computer
 * that loses its power or its cable no connection says that it is gone.
 *
 * <p>A window that never gave one is not missed: its page is older than this program. The lock is
 * this object.
 */
final class DeskHeartbeatMonitor {

  /** The kiosk gives up 45 seconds after the last picture; somebody has to be there before. */
  static final Duration TALK_SILENCE = Duration.ofSeconds(12);

  /** A page that is loaded again is back by then. */
  static final Duration RELOAD = Duration.ofSeconds(4);

  /** Whoever has no talk loses only the place among those who are there. */
  static final Duration WINDOW_SILENCE = Duration.ofSeconds(30);

  /** Nobody could be heard by a program that stood still for so long itself. */
  static final Duration OWN_PAUSE = Duration.ofSeconds(6);

  /**
   * What a window says.
   *
   * @param turn with which it took the talk
   * @param hasRoom whether the room of another service, with the adviser in it, is in this window
   */
  record Talk(UUID call, long turn, boolean hasRoom) {}

  /** What a sign of life changes. */
  enum Heard {
    NOTHING,
    /** The talk was told as left, and is not. */
    RETURNED,
    /** Another window has taken the talk since. */
    MOVED
  }

  /** A talk that nobody has any more. */
  record Left(long account, UUID call, boolean hasRoom) {}

  /** What was not heard for too long. */
  record Silent(Set<UUID> windows, List<Left> talks) {}

  private static final class Held {
    private final long turn;
    private Talk talk;
    private Optional<Instant> due = Optional.empty(); // from the first sign of life with it on
    private boolean isTold;

    Held(Talk talk) {
      this.turn = talk.turn();
      this.talk = talk;
    }
  }

  private final Clock clock;

  @GuardedBy("this")
  private final Map<UUID, Instant> windows = new HashMap<>();

  @GuardedBy("this")
  private final Map<Long, Held> talks = new HashMap<>();

  @GuardedBy("this")
  private Instant swept;

  DeskHeartbeatMonitor(Clock clock) {
    this.clock = clock;
    this.swept = clock.instant();
  }

  /** A window asks for the talk and gets it. */
  synchronized void take(long account, UUID call, long turn) {
    talks.put(account, new Held(new Talk(call, turn, false)));
  }

  /** A window lives. */
  synchronized Heard hear(long account, UUID window, Optional<Talk> talk) {
    windows.put(window, clock.instant());
    return talk.map(it -> hear(account, it)).orElse(Heard.NOTHING);
  }

  @GuardedBy("this")
  private Heard hear(long account, Talk talk) {
    @Nullable Held known = talks.get(account);
    if (known != null && known.talk.call().equals(talk.call()) && known.turn > talk.turn()) {
      return Heard.MOVED;
    }
    if (known == null || known.turn != talk.turn()) {
      known = new Held(talk);
      talks.put(account, known);
    }
    boolean wasTold = known.isTold;
    known.talk = talk;
    known.due = Optional.of(clock.instant().plus(TALK_SILENCE));
    known.isTold = false;
    return wasTold ? Heard.RETURNED : Heard.NOTHING;
  }

  /** The window with the talk is being closed or loaded again, as it says itself. */
  synchronized void leave(long account, Talk talk) {
    @Nullable Held held = talks.get(account);
    if (held != null && held.turn == talk.turn() && held.due.isPresent()) {
      held.talk = talk;
      held.due = Optional.of(clock.instant().plus(RELOAD));
    }
  }

  /** Whether nobody has this talk, and others were told so. */
  synchronized boolean isLeft(long account, UUID call) {
    @Nullable Held held = talks.get(account);
    return held != null && held.isTold && held.talk.call().equals(call);
  }

  /** A window's connection is closed. */
  synchronized void forget(UUID window) {
    windows.remove(window);
  }

  /** The talk of this adviser is over. */
  synchronized void end(long account) {
    talks.remove(account);
  }

  /** What has become silent since; each is told once. */
  synchronized Silent sweep() {
    Instant now = clock.instant();
    Duration pause = Duration.between(swept, now);
    swept = now;
    if (pause.compareTo(OWN_PAUSE) > 0) {
      windows.replaceAll((_, heard) -> heard.plus(pause));
      talks.values().forEach(it -> it.due = it.due.map(due -> due.plus(pause)));
    }
    Set<UUID> silent = new HashSet<>();
    windows.forEach(
        (window, heard) -> {
          if (!heard.plus(WINDOW_SILENCE).isAfter(now)) {
            silent.add(window);
          }
        });
    windows.keySet().removeAll(silent);
    List<Left> left = new ArrayList<>();
    talks.forEach(
        (account, held) -> {
          if (!held.isTold && held.due.filter(due -> !due.isAfter(now)).isPresent()) {
            held.isTold = true;
            left.add(new Left(account, held.talk.call(), held.talk.hasRoom()));
          }
        });
    return new Silent(silent, left);
  }
}
