package fr.teleguichet.fleet.help;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.call.CallLanguage;
import fr.teleguichet.fleet.call.KioskCallEventStreams;
import fr.teleguichet.fleet.call.TokenBucketLimiter;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lets citizens ask for help and mediators come, and tells the kiosks. Nothing is written down. */
@Context
public final class HelpService {

  static final int MAX_REQUESTS_A_MINUTE = 10;

  private final HelpRequestRegistry registry;
  private final KioskCallEventStreams kiosks;
  private final HelpRequestStatusJson json;
  private final TokenBucketLimiter requests;

  HelpService(
      HelpRequestRegistry registry,
      KioskCallEventStreams kiosks,
      HelpRequestStatusJson json,
      Clock clock) {
    this.registry = registry;
    this.kiosks = kiosks;
    this.json = json;
    this.requests =
        new TokenBucketLimiter(MAX_REQUESTS_A_MINUTE, MAX_REQUESTS_A_MINUTE / 60.0, clock);
  }

  /** Grows with each change. */
  public long version() {
    return registry.version();
  }

  /** The requests in the scope for which somebody waits, longest first. */
  public List<HelpRequest> open(Scope scope) {
    return registry.open(scope::covers);
  }

  /** A kiosk asks, perhaps not for the first time. */
  HelpRequestResult ask(UUID id, KioskId kiosk, CallLanguage language, HelpMoment during) {
    if (registry.find(id).isEmpty() && !requests.take(kiosk.uri().toString())) {
      throw new RefusalException(
          new Refusal.TooMany(
              "Ask for help at most " + MAX_REQUESTS_A_MINUTE + " times a minute."));
    }
    HelpRequestResult result = registry.ask(id, kiosk, language, during);
    if (result instanceof HelpRequestResult.Asked(HelpRequest request)) {
      tell(request);
    }
    return result;
  }

  /** The citizen does not need it any more; empty where the kiosk has no such request. */
  Optional<HelpRequest> withdraw(KioskId kiosk, UUID id) {
    return registry
        .find(id)
        .filter(it -> it.kiosk().equals(kiosk))
        .flatMap(it -> registry.close(id, HelpOutcome.WITHDRAWN))
        .map(this::told);
  }

  /** Another kiosk's request has this id. */
  boolean isAnothers(KioskId kiosk, UUID id) {
    return registry.find(id).filter(it -> !it.kiosk().equals(kiosk)).isPresent();
  }

  /** A mediator comes; empty where nobody waits there, or not in the scope. */
  public Optional<HelpRequest> come(UUID id, Scope scope, String who) {
    return inside(id, scope).flatMap(_ -> registry.come(id, who)).map(this::told);
  }

  /** It is settled; empty where there is no such request in the scope. */
  public Optional<HelpRequest> settle(UUID id, Scope scope) {
    return inside(id, scope).flatMap(_ -> registry.close(id, HelpOutcome.SETTLED)).map(this::told);
  }

  private Optional<HelpRequest> inside(UUID id, Scope scope) {
    return registry.find(id).filter(it -> scope.covers(it.kiosk()));
  }

  /** Tells those whom nobody answered. */
  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void sweep() {
    registry.sweep().forEach(this::tell);
  }

  private HelpRequest told(HelpRequest request) {
    tell(request);
    return request;
  }

  private void tell(HelpRequest request) {
    kiosks.tell(request.kiosk(), json.event(), json.of(request));
  }
}
