package fr.teleguichet.edge.update.version;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.trust.ReleaseVerifier;
import fr.teleguichet.release.VerifiedReleaseFile;
import java.io.IOException;
import java.nio.file.Path;

/** Images in archives for SWUpdate, signed with a key of the fleet. */
final class SwuImageVerifier implements SignedImageVerifier {

  private final ReleaseVerifier verifier;

  SwuImageVerifier(ReleaseVerifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public SignedImage read(Path file) throws InstallException, IOException {
    VerifiedReleaseFile release = verifier.verify(file);
    if (release.format() != VerifiedReleaseFile.Format.SWUPDATE || release.contents().size() != 1) {
      throw new InstallException(
          Reason.DAMAGED, "the file is no archive for SWUpdate with one image in it");
    }
    VerifiedReleaseFile.Content content = release.contents().getFirst();
    return new SignedImage(
        release.compatible(),
        release.version().text(),
        release.downgrade(),
        content.size(),
        content.sha256(),
        () -> CpioContentReader.open(file, content.name(), content.sha256()));
  }
}
