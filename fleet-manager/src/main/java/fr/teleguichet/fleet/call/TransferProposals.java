package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What advisers proposed to citizens in a talk: to go on with another service. A kiosk that asks
 * for that service because of such a talk comes first in its queue; of any other claim nothing
 * comes but an ordinary call.
 */
@Singleton
public final class TransferProposals {

  /** Longer than a kiosk waits for the citizen's answer. */
  static final Duration VALID = Duration.ofMinutes(2);

  /**
   * What the citizen of a call is asked, until the answer comes or nobody waits for one.
   *
   * @param taken the call that comes of it
   */
  private record Offer(ServiceCode service, Instant until, Optional<UUID> taken) {
    private Offer takenBy(CallService.Wish wish, Instant now) {
      return isOf(wish.service(), now) && taken.isEmpty()
          ? new Offer(service, until, Optional.of(wish.id()))
          : this;
    }

    private boolean isOf(ServiceCode wanted, Instant now) {
      return service.equals(wanted) && !isOver(now);
    }

    private boolean isOver(Instant now) {
      return until.isBefore(now);
    }
  }

  private final CallRegistry registry;
  private final KioskCallEventStreams kiosks;
  private final Clock clock;

  /** By the call of now. */
  private final Map<UUID, Offer> offers = new ConcurrentHashMap<>();

  TransferProposals(CallRegistry registry, KioskCallEventStreams kiosks, Clock clock) {
    this.registry = registry;
    this.kiosks = kiosks;
    this.clock = clock;
  }

  /** The other services that have somebody for the kiosk of this call now. */
  public List<ServiceLoad> targets(VideoCall call) {
    return registry.loads(call.kiosk()).stream()
        .filter(it -> !it.service().equals(call.service()))
        .toList();
  }

  /** Has the citizen asked; the call is the adviser's own. */
  public TransferResult propose(VideoCall call, ServiceCode service) {
    if (!(call.state() instanceof CallState.Connected)) {
      return new TransferResult.NotNow();
    }
    if (targets(call).stream().noneMatch(it -> it.service().equals(service))) {
      return new TransferResult.Unreachable();
    }
    Instant now = clock.instant();
    offers.values().removeIf(it -> it.isOver(now));
    Offer offer = new Offer(service, now.plus(VALID), Optional.empty());
    Offer asked =
        offers.merge(
            call.id(),
            offer,
            (before, later) -> before.isOf(service, now) || before.isOver(now) ? later : before);
    if (!asked.equals(offer)) {
      return new TransferResult.Pending(asked.service());
    }
    kiosks.proposeTransfer(call, service);
    return new TransferResult.Proposed();
  }

  /** Of which service the kiosk of this call asks the citizen now. */
  public Optional<ServiceCode> pending(VideoCall call) {
    return Optional.ofNullable(offers.get(call.id()))
        .filter(it -> call.state() instanceof CallState.Connected && !it.isOver(clock.instant()))
        .map(Offer::service);
  }

  /** The kiosk of this call says so if nothing is asked any more: the citizen stays. */
  void hear(VideoCall call, JsonNode signal) {
    @Nullable JsonNode kind = signal.get("kind");
    if (kind != null && kind.isString() && kind.getStringValue().equals("transfer")) {
      offers.remove(call.id());
    }
  }

  /** The wanted call as one of somebody who is passed on, where an adviser had proposed it. */
  VideoCall of(CallService.Wish wish, VideoCall wanted) {
    return wish.transferOf()
        .flatMap(before -> by(before, wish))
        .map(wanted::transferredBy)
        .orElse(wanted);
  }

  private Optional<ServiceCode> by(UUID before, CallService.Wish wish) {
    return registry
        .find(wish.kiosk(), before)
        .filter(call -> isTaken(call, wish))
        .map(VideoCall::service);
  }

  /** By one wish, which may come once more where the answer was lost. */
  private boolean isTaken(VideoCall before, CallService.Wish wish) {
    Instant now = clock.instant();
    @Nullable Offer offer =
        offers.computeIfPresent(before.id(), (_, open) -> open.takenBy(wish, now));
    return offer != null
        && offer.isOf(wish.service(), now)
        && offer.taken().equals(Optional.of(wish.id()));
  }
}
