package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the unit gets its certificate.
 *
 * @param claimFile where the workshop leaves a claim
 * @param manager the fleet manager's device listener, for a unit without a claim
 * @param authority the SHA-256 of the manager's root certificate; the Java platform's own list of
 *     authorities counts without it
 * @param pages the manager's pages, for people; on the same host as {@code manager} without it
 */
public record EnrolmentSettings(
    Path claimFile, Optional<URI> manager, Optional<Fingerprint> authority, Optional<URI> pages) {

  /** Where people accept units, when it is known which manager is asked. */
  public Optional<URI> pagesOrManagersHost() {
    return pages.or(() -> manager.map(it -> URI.create("https://" + it.getHost())));
  }
}
