package fr.teleguichet.edge.update.trust;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.release.ReleaseTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The PEM file of who may sign releases, which came with the system. It is read each time.
 *
 * @param path where it lies
 */
@BlockingWait
public record ReleaseKeysFile(Path path) implements ReleaseVerifier.Source {

  @Override
  public ReleaseTrust now() throws InstallException {
    try {
      return ReleaseTrust.ofPem(Files.readString(path));
    } catch (IOException | IllegalArgumentException e) {
      throw new InstallException(
          Reason.STRANGER,
          "nobody may sign releases for this kiosk: %s can’t be used (%s)"
              .formatted(path, e.getMessage()),
          e);
    }
  }
}
