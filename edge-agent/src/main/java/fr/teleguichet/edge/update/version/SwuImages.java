package fr.teleguichet.edge.update.version;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.release.ReleaseException;
import fr.teleguichet.release.ReleaseFile;
import fr.teleguichet.release.ReleaseTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Images in archives for SWUpdate, signed with a key of the fleet. */
final class SwuImages implements SignedImages {

  private final ReleaseTrust trust;
  private final Clock clock;

  SwuImages(ReleaseTrust trust, Clock clock) {
    this.trust = trust;
    this.clock = clock;
  }

  @Override
  public SignedImage read(Path file) throws InstallException, IOException {
    try {
      ReleaseFile release = ReleaseFile.read(file, trust, clock.instant());
      if (release.format() != ReleaseFile.Format.SWUPDATE || release.contents().size() != 1) {
        throw new InstallException(
            Reason.DAMAGED, "the file is no archive for SWUpdate with one image in it");
      }
      ReleaseFile.Content content = release.contents().getFirst();
      return new SignedImage(
          release.compatible(),
          release.version().text(),
          content.size(),
          content.sha256(),
          () -> CpioContent.open(file, content.name(), content.sha256()));
    } catch (ReleaseException e) {
      throw new InstallException(reason(e.reason()), e.finding(), e);
    }
  }

  private static Reason reason(ReleaseException.Reason reason) {
    return switch (reason) {
      case UNSIGNED -> Reason.UNSIGNED;
      case STRANGER -> Reason.STRANGER;
      case SIGNER_EXPIRED -> Reason.SIGNER_EXPIRED;
      case TOO_LARGE -> Reason.TOO_LARGE;
      case DAMAGED, NOT_A_RELEASE -> Reason.DAMAGED;
    };
  }
}
