package fr.teleguichet.edge.update.trust;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.release.ReleaseException;
import fr.teleguichet.release.ReleaseTrust;
import fr.teleguichet.release.VerifiedReleaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Reads release files, and believes only those whom this kiosk trusts at that moment. */
@BlockingWait
public final class ReleaseVerifier {

  private final Source trust;
  private final Clock clock;

  /** Whom the kiosk trusts. */
  @FunctionalInterface
  public interface Source {

    /**
     * Those whom it trusts now.
     *
     * @throws InstallException when that can't be known, so that nobody is
     */
    ReleaseTrust now() throws InstallException;
  }

  public ReleaseVerifier(Source trust, Clock clock) {
    this.trust = trust;
    this.clock = clock;
  }

  /**
   * Reads the whole file once.
   *
   * @throws InstallException when it must not be installed
   */
  public VerifiedReleaseFile verify(Path file) throws InstallException, IOException {
    try {
      return VerifiedReleaseFile.read(file, trust.now(), clock.instant());
    } catch (ReleaseException e) {
      throw new InstallException(reason(e.reason()), e.finding(), e);
    }
  }

  static Reason reason(ReleaseException.Reason reason) {
    return switch (reason) {
      case UNSIGNED -> Reason.UNSIGNED;
      case STRANGER -> Reason.STRANGER;
      case QUARANTINED -> Reason.QUARANTINED;
      case SIGNER_EXPIRED -> Reason.SIGNER_EXPIRED;
      case TOO_LARGE -> Reason.TOO_LARGE;
      case DAMAGED, NOT_A_RELEASE -> Reason.DAMAGED;
    };
  }
}
