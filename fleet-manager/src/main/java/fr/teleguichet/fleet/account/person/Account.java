package fr.teleguichet.fleet.account.person;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's account, without what proves the person.
 *
 * @param id its row
 * @param name what colleagues read
 * @param email in lower case
 * @param role what the person may do
 * @param scope where
 * @param hasPassword whether the person can sign in with a password
 * @param hasProvider whether the person came in through the identity provider before
 * @param hasSecondFactor whether a code is asked for too
 * @param lastSignIn when the person last came in
 */
public record Account(
    long id,
    String name,
    String email,
    Role role,
    Scope scope,
    boolean hasPassword,
    boolean hasProvider,
    boolean hasSecondFactor,
    Optional<Instant> lastSignIn) {

  /** Whether the person can sign in by any way; otherwise she was invited and has not come yet. */
  public boolean isActive() {
    return hasPassword || hasProvider;
  }
}
