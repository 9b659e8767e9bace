package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.access.Principal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What acceptance records do to units: the one thing that another feature may change of them. */
@Singleton
public final class UnitAcceptanceService {

  private final UnitStateChanger register;
  private final UnitLifecycleService decisions;

  UnitAcceptanceService(UnitStateChanger register, UnitLifecycleService decisions) {
    this.register = register;
    this.decisions = decisions;
  }

  /** The unit of this number, when the visitor may see it. */
  public Optional<Unit> find(String number, Principal visitor) {
    return UnitNumber.parse(number).flatMap(it -> decisions.find(it, visitor));
  }

  /** The moment, in milliseconds as the database keeps it. */
  public Instant now() {
    return register.now();
  }

  /**
   * Keeps a record and lets its verdict change the unit, both or neither.
   *
   * @param accepted whether the unit is fit for citizens
   * @param keep stores the record; returns false when the unit shall stay as it is, because the
   *     record was there already or a later one is
   * @throws UnitRefusalException when the unit may not have certificates any more
   */
  public void examined(
      Unit unit, boolean accepted, RequestOrigin who, Function<Handle, Boolean> keep) {
    UnitEvent action = accepted ? new UnitEvent.Accept() : new UnitEvent.Refuse();
    int _ =
        register.inTurn(
            handle -> {
              Unit now =
                  UnitRepository.lock(handle, unit.number())
                      .filter(it -> action.on(it.state()).isPresent())
                      .orElseThrow(
                          () -> new UnitRefusalException(UnitRefusalException.Why.WRONG_STATE));
              if (keep.apply(handle)) {
                Unit _ = register.act(handle, now, action, who, "");
              }
              return now.number().value();
            });
  }
}
