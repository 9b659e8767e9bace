package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.identity.KioskId;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Makes claims and takes them back. A claim's secret exists in what is handed out, and nowhere. */
@Singleton
final class ClaimService {

  static final int USUAL_DAYS = 7;
  static final int MAX_DAYS = 30;

  private static final int ID_BYTES = 16;

  private final Jdbi jdbi;
  private final UnitStateChanger register;
  private final EnrolmentAddressSource place;
  private final RandomGenerator random;

  ClaimService(
      Database database,
      UnitStateChanger register,
      EnrolmentAddressSource place,
      RandomGenerator random) {
    this.jdbi = database.jdbi();
    this.register = register;
    this.place = place;
    this.random = random;
  }

  /**
   * Makes a claim for a planned unit; an older one that was not used is worth nothing from then on.
   *
   * @param days for how long it is good
   */
  ClaimDocument make(UnitNumber number, int days, RequestOrigin who) {
    EnrolmentAddressSource.Place where =
        place
            .now()
            .orElseThrow(() -> new UnitRefusalException(UnitRefusalException.Why.NO_AUTHORITY));
    return register.inTurn(handle -> make(handle, number, Duration.ofDays(days), where, who));
  }

  private ClaimDocument make(
      Handle handle,
      UnitNumber number,
      Duration good,
      EnrolmentAddressSource.Place where,
      RequestOrigin who) {
    KioskId name =
        UnitRepository.lock(handle, number)
            .map(Unit::state)
            .filter(UnitState.Planned.class::isInstance)
            .flatMap(UnitState::kiosk)
            .orElseThrow(() -> new UnitRefusalException(UnitRefusalException.Why.WRONG_STATE));
    Instant now = register.now();
    Instant expires = now.plus(good);
    String id = ClaimSecret.base64(random, ID_BYTES);
    ClaimSecret secret = ClaimSecret.drawn(random);
    register.note(
        who,
        "claim.made",
        name.name().value(),
        Map.of("unit", number.toString(), "claim", id, "expires", expires.toString()));
    ClaimRepository.drop(handle, number, now);
    ClaimRepository.insert(handle, id, number, secret, now, expires);
    UnitHistoryRepository.add(handle, number, now, "claimed", who, "");
    return new ClaimDocument(
        ClaimDocument.VERSION,
        id,
        secret.text(),
        name.name().value(),
        name.territory().value(),
        where.manager().toString(),
        where.broker().map(URI::toString).orElse(null),
        expires,
        where.authorities());
  }

  /** Drops the plan and its claims. */
  Unit cancel(UnitNumber number, RequestOrigin who) {
    return register.inTurn(
        handle -> {
          Unit unit =
              UnitRepository.lock(handle, number)
                  .orElseThrow(
                      () -> new UnitRefusalException(UnitRefusalException.Why.WRONG_STATE));
          Unit cancelled = register.act(handle, unit, new UnitEvent.Cancel(), who, "");
          ClaimRepository.drop(handle, number, register.now());
          return cancelled;
        });
  }

  /** When the unit's open claim expires, if it has one. */
  Optional<Instant> expiry(UnitNumber number) {
    return jdbi.withHandle(handle -> ClaimRepository.expiry(handle, number));
  }
}
