package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.hardware.identity.ShortCode;
import java.time.Instant;
import java.util.Optional;

/**
 * One physical device, as the register knows it.
 *
 * @param number its number
 * @param state where it is in its life
 * @param since when it came into that state
 * @param made when it came into the register
 * @param seen when it asked for a certificate last, at most a minute behind
 * @param address the network address that it asked from
 */
public record Unit(
    UnitNumber number,
    UnitState state,
    Instant since,
    Instant made,
    Optional<Instant> seen,
    Optional<String> address) {

  /** What its screen shows, when its key is known. */
  public Optional<ShortCode> code() {
    return state.fingerprint().map(ShortCode::of);
  }

  /** What people call it: the kiosk's name, or the code while it has none. */
  public String label() {
    return state
        .kiosk()
        .map(name -> name.name().value())
        .or(() -> code().map(ShortCode::toString))
        .orElseGet(() -> "no. " + number);
  }
}
