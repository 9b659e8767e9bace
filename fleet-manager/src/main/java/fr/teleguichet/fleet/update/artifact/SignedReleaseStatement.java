package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.release.DowngradeRules;
import fr.teleguichet.release.ReleaseVersion;
import fr.teleguichet.release.VerifiedReleaseFile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a signed file said of itself when it was taken in.
 *
 * @param format how it is built
 * @param compatible what it is for, as the format has it
 * @param description for people; empty when there is none
 * @param build when or as what it was built, as it stands
 * @param downgrade what it says of versions that are older than another
 */
public record SignedReleaseStatement(
    VerifiedReleaseFile.Format format,
    ReleaseVersion version,
    List<String> compatible,
    String description,
    Optional<String> build,
    DowngradeRules downgrade,
    SignedBy signer) {

  /**
   * Who signed it.
   *
   * @param subject the certificate's distinguished name
   * @param fingerprint SHA-256 of the certificate
   * @param until the end of the certificate's time
   * @param key the fingerprint of the release key that vouched for it
   */
  public record SignedBy(String subject, String fingerprint, Instant until, String key) {

    /** Whether kiosks, which look at the certificate's time, refuse it by now. */
    public boolean isExpired(Instant now) {
      return now.isAfter(until);
    }
  }

  public SignedReleaseStatement {
    compatible = List.copyOf(compatible);
  }

  /** Whether kiosks that run this version take the release in its place, though it may be older. */
  public boolean mayReplace(ReleaseVersion running) {
    return !running.isNewerThan(version)
        || downgrade.allowedFrom().filter(it -> !running.isNewerThan(it)).isPresent();
  }

  static SignedReleaseStatement of(VerifiedReleaseFile file) {
    return new SignedReleaseStatement(
        file.format(),
        file.version(),
        file.compatible(),
        file.description(),
        file.build(),
        file.downgrade(),
        new SignedBy(
            file.signer().subject(),
            file.signer().fingerprint(),
            file.signer().notAfter(),
            file.signer().anchor()));
  }

  /** The format in the database and for programs. */
  static String word(VerifiedReleaseFile.Format format) {
    return format.name().toLowerCase(Locale.ROOT);
  }
}
