package fr.teleguichet.release;

import java.util.Optional;

/**
 * What a release says, under its own signature, of versions that are older than another. Nobody
 * else can allow a downgrade: not a server, not its metadata.
 *
 * @param allowedFrom the newest version in whose place this older one may be installed
 * @param minimum the oldest version that may still be installed once this one has proved itself;
 *     never newer than the release itself
 */
public record DowngradeRules(
    Optional<ReleaseVersion> allowedFrom, Optional<ReleaseVersion> minimum) {

  /** What a release says that says nothing of it. */
  public static final DowngradeRules NONE = new DowngradeRules(Optional.empty(), Optional.empty());

  /** RAUC's and SWUpdate's descriptions have other words for the second of them. */
  static DowngradeRules of(
      ReleaseVersion version, Optional<String> allowedFrom, Optional<String> minimum)
      throws ReleaseException {
    var rules = new DowngradeRules(parse(allowedFrom), parse(minimum));
    if (rules.minimum().filter(it -> it.isNewerThan(version)).isPresent()) {
      throw ReleaseException.notARelease(
          "The release " + version.text() + " is older than what it says is the oldest allowed.");
    }
    return rules;
  }

  private static Optional<ReleaseVersion> parse(Optional<String> text) throws ReleaseException {
    return text.isPresent()
        ? Optional.of(ReleaseTextValidator.version(text.get()))
        : Optional.empty();
  }
}
