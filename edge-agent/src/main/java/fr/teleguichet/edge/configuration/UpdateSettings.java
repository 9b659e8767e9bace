package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.identity.EnrolmentClaim;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the kiosk's software is brought up to date.
 *
 * @param source where updates come from
 * @param releaseKeysFile the certificates of who may sign releases
 * @param trustListFile the trust list that the kiosk came with; need not be there
 * @param bytesPerSecond the fastest that an update is fetched
 * @param largest the largest update in bytes
 * @param isOnlyWhenClosed whether one that is not forced waits until the place is closed
 * @param longestWait for its moment
 * @param proving how long a new version has to prove itself
 */
public record UpdateSettings(
    Source source,
    Path releaseKeysFile,
    Path trustListFile,
    long bytesPerSecond,
    long largest,
    boolean isOnlyWhenClosed,
    Duration longestWait,
    Duration proving) {

  /** The word for no updates at all. */
  private static final String NONE = "none";

  /** Where updates come from. */
  public sealed interface Source {}

  /** The fleet manager from which the kiosk has its certificate. */
  public record Fleet() implements Source {}

  /** Nowhere. */
  public record None() implements Source {}

  /**
   * Another server of the same interface.
   *
   * @param token its target token, when it wants one
   * @param authorities who signs its certificate; the Java platform's own list without
   */
  public record Other(URI server, String tenant, Optional<Secret> token, Optional<Path> authorities)
      implements Source {}

  static Source source(
      Optional<String> server, String tenant, Optional<Secret> token, Optional<Path> authorities) {
    if (server.isEmpty() && (token.isPresent() || authorities.isPresent())) {
      throw new IllegalArgumentException(
          "update.target-token and update.authorities-file go with update.server");
    }
    if (server.isEmpty()) {
      return new Fleet();
    }
    return server.get().equals(NONE)
        ? new None()
        : new Other(address(server.get()), tenant, token, authorities);
  }

  /** An address or the word none, as it was written. */
  static String server(String text) {
    if (!text.equals(NONE)) {
      var _ = address(text);
    }
    return text;
  }

  /** Without TLS only on the machine itself, for trials. */
  private static URI address(String text) {
    URI address = URI.create(text);
    if (!"http".equals(address.getScheme()) || !"127.0.0.1".equals(address.getHost())) {
      EnrolmentClaim.requireManager(address);
    }
    return address;
  }

  static String tenant(String text) {
    if (!text.matches("[0-9A-Za-z_-]{1,40}")) {
      throw new IllegalArgumentException("\"" + text + "\" is no tenant");
    }
    return text;
  }
}
