package fr.teleguichet.fleet.help;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fr.teleguichet.fleet.call.CallLanguage;
import fr.teleguichet.hardware.identity.KioskId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests for help of this moment, one for each kiosk at most, in memory only.
 *
 * <p>The lock is this object: kiosks ask and mediators answer on many threads, and two mediators
 * may answer at once.
 */
final class HelpRequestRegistry {

  /** How long one that is over is remembered, for a kiosk that was away meanwhile. */
  static final Duration REMEMBERED = Duration.ofMinutes(10);

  /** Whoever came has forgotten to say that it is settled. */
  static final Duration LONGEST_COMING = Duration.ofHours(1);

  private final Duration patience;
  private final Clock clock;

  /** In the order of asking; a kiosk's newer one replaces the older. */
  @GuardedBy("this")
  private final Map<KioskId, HelpRequest> newest = new LinkedHashMap<>();

  @GuardedBy("this")
  private long version;

  /**
   * Nobody wants help yet.
   *
   * @param patience how long a request waits for somebody who comes
   */
  HelpRequestRegistry(Duration patience, Clock clock) {
    this.patience = patience;
    this.clock = clock;
  }

  /** Grows with each change. */
  synchronized long version() {
    return version;
  }

  /** A citizen at the kiosk wants help. */
  synchronized HelpRequestResult ask(
      UUID id, KioskId kiosk, CallLanguage language, HelpMoment during) {
    Optional<HelpRequest> known = find(id);
    if (known.isPresent()) {
      return known.get().kiosk().equals(kiosk)
          ? new HelpRequestResult.Known(known.get())
          : new HelpRequestResult.AnotherKiosks();
    }
    HelpRequest request =
        new HelpRequest(id, kiosk, language, during, clock.instant(), new HelpState.Asked());
    newest.remove(kiosk);
    newest.put(kiosk, request);
    version++;
    return new HelpRequestResult.Asked(request);
  }

  /** Somebody comes; whoever said so first, does. Empty where nobody waits there any more. */
  synchronized Optional<HelpRequest> come(UUID id, String who) {
    return find(id)
        .filter(it -> it.state().isOpen())
        .map(
            it ->
                it.state() instanceof HelpState.Asked
                    ? put(it, new HelpState.Coming(who, clock.instant()))
                    : it);
  }

  /** Nobody has to come any more; the request as it is afterwards, empty where there is none. */
  synchronized Optional<HelpRequest> close(UUID id, HelpOutcome outcome) {
    return find(id)
        .map(
            it ->
                it.state().isOpen() ? put(it, new HelpState.Closed(outcome, clock.instant())) : it);
  }

  /** The only place where a request changes. */
  @GuardedBy("this")
  private HelpRequest put(HelpRequest request, HelpState next) {
    HelpRequest changed = request.in(next);
    newest.put(changed.kiosk(), changed);
    version++;
    return changed;
  }

  /** A request of this moment, or of a moment ago. */
  synchronized Optional<HelpRequest> find(UUID id) {
    return newest.values().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** What the kiosk asked for last. */
  synchronized Optional<HelpRequest> newestOf(KioskId kiosk) {
    return Optional.ofNullable(newest.get(kiosk));
  }

  /** Those for whom somebody waits, longest first. */
  synchronized List<HelpRequest> open(Predicate<KioskId> where) {
    return newest.values().stream()
        .filter(it -> it.state().isOpen() && where.test(it.kiosk()))
        .toList();
  }

  /** Closes what has waited too long; returns what that changed. */
  synchronized List<HelpRequest> sweep() {
    Instant now = clock.instant();
    List<HelpRequest> closed = new ArrayList<>();
    for (HelpRequest request : List.copyOf(newest.values())) {
      @Nullable HelpOutcome outcome = ending(request, now);
      if (outcome != null) {
        closed.add(put(request, new HelpState.Closed(outcome, now)));
      }
    }
    forgetClosed(now);
    return closed;
  }

  @GuardedBy("this")
  private void forgetClosed(Instant now) {
    newest
        .values()
        .removeIf(
            it ->
                it.state() instanceof HelpState.Closed(_, Instant at)
                    && at.plus(REMEMBERED).isBefore(now));
  }

  private @Nullable HelpOutcome ending(HelpRequest request, Instant now) {
    return switch (request.state()) {
      case HelpState.Asked() ->
          request.asked().plus(patience).isAfter(now) ? null : HelpOutcome.UNANSWERED;
      case HelpState.Coming(_, Instant since) ->
          since.plus(LONGEST_COMING).isAfter(now) ? null : HelpOutcome.SETTLED;
      case HelpState.Closed _ -> null;
    };
  }
}
