package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.est.Credential;
import fr.teleguichet.fleet.est.Decision;
import fr.teleguichet.fleet.est.EnrolmentDesk.Request;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Decides on units that bring a claim. */
@Singleton
final class ClaimCounter {

  /** Compared with when there is no such claim, so that this takes as long as when there is. */
  private static final byte[] NOBODYS = new byte[32];

  private final UnitRegister register;
  private final UnitAnswers answers;
  private final GuessLimit limit;

  ClaimCounter(UnitRegister register, UnitAnswers answers, Clock clock) {
    this.register = register;
    this.answers = answers;
    this.limit = new GuessLimit(clock);
  }

  Decision decide(Request request, Credential.Claim claim) {
    return register.inTurn(handle -> decide(handle, request, claim));
  }

  private Decision decide(Handle handle, Request request, Credential.Claim claim) {
    Optional<ClaimTable.Row> row = ClaimTable.lock(handle, claim.id());
    boolean isRight =
        new ClaimSecret(claim.secret()).hasHash(row.map(ClaimTable.Row::hash).orElse(NOBODYS));
    if (row.isEmpty() || !isRight) {
      return mistake(request, claim, "unknown or wrong", "download the claim again");
    }
    Unit unit = UnitTable.lock(handle, row.get().unit()).orElseThrow();
    return switch (row.get().fate()) {
      case ClaimTable.Fate.Dropped() ->
          mistake(request, claim, "no longer good", "it was cancelled, or a newer one was made");
      case ClaimTable.Fate.Used() ->
          unit.state().fingerprint().filter(request.key()::equals).isPresent()
              ? answers.repeat(handle, unit, request, Optional.empty())
              : stolen(handle, request, claim, unit);
      case ClaimTable.Fate.Open(Instant expires) ->
          register.now().isBefore(expires)
              ? use(handle, request, claim, unit)
              : mistake(request, claim, "over since " + expires, "make a new one");
    };
  }

  /** Asked of wrong claims only: a right one is never refused for what a neighbour sent. */
  private Optional<Decision> tooOften(Request request) {
    return limit
        .pause(request.address())
        .map(
            pause ->
                new Decision.Refuse(
                    Decision.Why.TOO_MANY,
                    "too many wrong claims came from this address; try again in "
                        + (pause.toSeconds() + 1)
                        + " s"));
  }

  private Decision use(Handle handle, Request request, Credential.Claim claim, Unit unit) {
    Optional<Unit> known = UnitTable.lock(handle, request.key());
    if (known.isPresent() && !(known.get().state() instanceof UnitState.Waiting)) {
      return UnitAnswers.refuse(known.get());
    }
    if (!(unit.state() instanceof UnitState.Planned(var name))) {
      return mistake(request, claim, "no longer good", "the plan that it belongs to was dropped");
    }
    // The device asked without the claim before: it becomes the planned unit.
    known.ifPresent(it -> UnitTable.forget(handle, it.number()));
    Instant now = register.now();
    Unit enrolled =
        register.act(
            handle,
            unit,
            new UnitAction.Enrol(request.key(), now),
            Origin.stranger(request.address()),
            claim.id());
    ClaimTable.use(handle, claim.id(), now);
    UnitTable.touch(handle, enrolled.number(), now, AddressBlock.plain(request.address()));
    return new Decision.Issue(name);
  }

  private Decision stolen(Handle handle, Request request, Credential.Claim claim, Unit unit) {
    Optional<Decision> tooOften = tooOften(request);
    if (tooOften.isPresent()) {
      return tooOften.get();
    }
    Instant now = register.now();
    String address = AddressBlock.plain(request.address());
    limit.mistake(request.address());
    register.note(
        Origin.stranger(request.address()),
        "claim.used-twice",
        unit.label(),
        Map.of("unit", unit.number().toString(), "claim", claim.id(), "key", request.key().hex()));
    UnitAlerts.raise(handle, unit.number(), now, request.key(), address);
    UnitHistory.add(
        handle,
        unit.number(),
        now,
        "claim-used-twice",
        Origin.stranger(request.address()),
        request.key().grouped() + " · " + address);
    return new Decision.Refuse(
        Decision.Why.NOT_AUTHENTICATED,
        "another device used this claim already; make a claim for this device, and find out who"
            + " has a copy of the old one");
  }

  private Decision mistake(Request request, Credential.Claim claim, String what, String advice) {
    Optional<Decision> tooOften = tooOften(request);
    if (tooOften.isPresent()) {
      return tooOften.get();
    }
    limit.mistake(request.address());
    register.note(
        Origin.stranger(request.address()),
        "claim.refused",
        ClaimTable.isId(claim.id()) ? "claim " + claim.id() : "malformed claim",
        Map.of("why", what, "key", request.key().hex()));
    return new Decision.Refuse(
        Decision.Why.NOT_AUTHENTICATED, "the claim is " + what + ": " + advice);
  }
}
