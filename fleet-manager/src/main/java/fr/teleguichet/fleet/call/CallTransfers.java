package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.journal.ServiceCode;
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
public final class CallTransfers {

  /** Longer than a kiosk waits for the citizen's answer. */
  static final Duration VALID = Duration.ofMinutes(2);

  /** One of perhaps several: the citizen may answer the first after the adviser made another. */
  private record Offer(UUID call, ServiceCode service) {}

  private final CallRegistry registry;
  private final KioskCallStreams kiosks;
  private final Clock clock;

  /** Until when each can be taken up. */
  private final Map<Offer, Instant> offers = new ConcurrentHashMap<>();

  CallTransfers(CallRegistry registry, KioskCallStreams kiosks, Clock clock) {
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
    offers.values().removeIf(it -> it.isBefore(now));
    offers.put(new Offer(call.id(), service), now.plus(VALID));
    kiosks.proposeTransfer(call, service);
    return new TransferResult.Proposed();
  }

  /** The wanted call as one of somebody who is passed on, where an adviser had proposed it. */
  VideoCall of(CallService.Wish wish, VideoCall wanted) {
    return wish.transferOf()
        .flatMap(before -> by(before, wish))
        .map(wanted::transferredBy)
        .orElse(wanted);
  }

  private Optional<ServiceCode> by(UUID before, CallService.Wish wish) {
    @Nullable Instant until = offers.get(new Offer(before, wish.service()));
    return until != null && !until.isBefore(clock.instant())
        ? registry.find(wish.kiosk(), before).map(VideoCall::service)
        : Optional.empty();
  }
}
