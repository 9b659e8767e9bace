package fr.teleguichet.fleet.account.token;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a script's token; the token itself is known to the script only.
 *
 * @param id its row
 * @param name what the script is called
 * @param madeBy who made it; empty for the token in the data folder
 * @param expires when it ends by itself
 * @param lastUsed at most a minute behind
 * @param revoked since when it is no longer good
 */
public record ApiTokenDetails(
    long id,
    String name,
    Role role,
    Scope scope,
    String madeBy,
    Instant created,
    Optional<Instant> expires,
    Optional<Instant> lastUsed,
    Optional<Instant> revoked) {

  /** Whether it is good at this moment. */
  public boolean isGood(Instant now) {
    return revoked.isEmpty() && expires.map(now::isBefore).orElse(true);
  }
}
