package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.pki.est.EnrolmentAuthoriser.Request;
import fr.teleguichet.fleet.pki.est.EnrolmentDecision;
import fr.teleguichet.fleet.pki.est.EstCredential;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Decides on units that bring a claim. */
@Singleton
final class ClaimEnrolmentPolicy {

  /** Compared with when there is no such claim, so that this takes as long as when there is. */
  private static final byte[] NOBODYS = new byte[32];

  private final UnitStateChanger register;
  private final KnownKeyEnrolmentPolicy answers;
  private final GuessRateLimiter limit;

  ClaimEnrolmentPolicy(UnitStateChanger register, KnownKeyEnrolmentPolicy answers, Clock clock) {
    this.register = register;
    this.answers = answers;
    this.limit = new GuessRateLimiter(clock);
  }

  EnrolmentDecision decide(Request request, EstCredential.Claim claim) {
    return register.inTurn(handle -> decide(handle, request, claim));
  }

  private EnrolmentDecision decide(Handle handle, Request request, EstCredential.Claim claim) {
    Optional<ClaimRepository.Row> row = ClaimRepository.lock(handle, claim.id());
    boolean isRight =
        new ClaimSecret(claim.secret()).hasHash(row.map(ClaimRepository.Row::hash).orElse(NOBODYS));
    if (row.isEmpty() || !isRight) {
      return mistake(request, claim, "unknown or wrong", "download the claim again");
    }
    Unit unit = UnitRepository.lock(handle, row.get().unit()).orElseThrow();
    return switch (row.get().fate()) {
      case ClaimRepository.Fate.Dropped() ->
          mistake(request, claim, "no longer good", "it was cancelled, or a newer one was made");
      case ClaimRepository.Fate.Used() ->
          unit.state().fingerprint().filter(request.key()::equals).isPresent()
              ? answers.repeat(handle, unit, request, Optional.empty())
              : stolen(handle, request, claim, unit);
      case ClaimRepository.Fate.Open(Instant expires) ->
          register.now().isBefore(expires)
              ? use(handle, request, claim, unit)
              : mistake(request, claim, "over since " + expires, "make a new one");
    };
  }

  /** Asked of wrong claims only: a right one is never refused for what a neighbour sent. */
  private Optional<EnrolmentDecision> tooOften(Request request) {
    return limit
        .pause(request.address())
        .map(
            pause ->
                new EnrolmentDecision.Refuse(
                    EnrolmentDecision.Why.TOO_MANY,
                    "too many wrong claims came from this address; try again in "
                        + (pause.toSeconds() + 1)
                        + " s"));
  }

  private EnrolmentDecision use(
      Handle handle, Request request, EstCredential.Claim claim, Unit unit) {
    Optional<Unit> known = UnitRepository.lock(handle, request.key());
    if (known.isPresent() && !(known.get().state() instanceof UnitState.Waiting)) {
      return KnownKeyEnrolmentPolicy.refuse(known.get());
    }
    if (!(unit.state() instanceof UnitState.Planned(var name))) {
      return mistake(request, claim, "no longer good", "the plan that it belongs to was dropped");
    }
    // The device asked without the claim before: it becomes the planned unit.
    known.ifPresent(it -> UnitRepository.forget(handle, it.number()));
    Instant now = register.now();
    Unit enrolled =
        register.act(
            handle,
            unit,
            new UnitEvent.Enrol(request.key(), now),
            RequestOrigin.stranger(request.address()),
            claim.id());
    ClaimRepository.use(handle, claim.id(), now);
    UnitRepository.touch(handle, enrolled.number(), now, AddressBlock.plain(request.address()));
    return new EnrolmentDecision.Issue(name);
  }

  private EnrolmentDecision stolen(
      Handle handle, Request request, EstCredential.Claim claim, Unit unit) {
    Optional<EnrolmentDecision> tooOften = tooOften(request);
    if (tooOften.isPresent()) {
      return tooOften.get();
    }
    Instant now = register.now();
    String address = AddressBlock.plain(request.address());
    limit.mistake(request.address());
    register.note(
        RequestOrigin.stranger(request.address()),
        "claim.used-twice",
        unit.label(),
        Map.of("unit", unit.number().toString(), "claim", claim.id(), "key", request.key().hex()));
    ReusedClaimWarnings.raise(handle, unit.number(), now, request.key(), address);
    UnitHistoryRepository.add(
        handle,
        unit.number(),
        now,
        "claim-used-twice",
        RequestOrigin.stranger(request.address()),
        request.key().grouped() + " · " + address);
    return new EnrolmentDecision.Refuse(
        EnrolmentDecision.Why.NOT_AUTHENTICATED,
        "another device used this claim already; make a claim for this device, and find out who"
            + " has a copy of the old one");
  }

  private EnrolmentDecision mistake(
      Request request, EstCredential.Claim claim, String what, String advice) {
    Optional<EnrolmentDecision> tooOften = tooOften(request);
    if (tooOften.isPresent()) {
      return tooOften.get();
    }
    limit.mistake(request.address());
    register.note(
        RequestOrigin.stranger(request.address()),
        "claim.refused",
        ClaimRepository.isId(claim.id()) ? "claim " + claim.id() : "malformed claim",
        Map.of("why", what, "key", request.key().hex()));
    return new EnrolmentDecision.Refuse(
        EnrolmentDecision.Why.NOT_AUTHENTICATED, "the claim is " + what + ": " + advice);
  }
}
