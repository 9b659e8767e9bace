package fr.teleguichet.fleet.account.session;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody in a browser.
 *
 * @param id the session's row
 * @param account the account's row
 * @param name what the person is called
 * @param complete whether everything was proved; otherwise the second factor is missing
 * @param opened since when
 * @param seen when it was last used, at most a minute behind
 * @param address where it was opened from
 * @param browser what the browser calls itself
 * @param hasFactor whether the person has a second factor
 * @param isOfProvider whether it was opened through the identity provider
 * @param proved when the person last proved to the provider who she is, as far as it says
 */
public record Session(
    long id,
    long account,
    String name,
    Role role,
    Scope scope,
    boolean complete,
    Instant opened,
    Instant seen,
    String address,
    String browser,
    boolean hasFactor,
    boolean isOfProvider,
    Optional<Instant> proved) {}
