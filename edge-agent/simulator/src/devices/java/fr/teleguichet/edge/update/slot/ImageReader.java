package fr.teleguichet.edge.update.slot;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import java.nio.file.Path;

/** Understands an image, and believes nothing that its signature does not cover. */
@FunctionalInterface
public interface ImageReader {

  /**
   * What an image says of itself.
   *
   * @throws InstallException when it must not be installed
   */
  Image read(Path file) throws InstallException;

  /**
   * An image that may be installed.
   *
   * @param breaks the peripherals that it does not work with, in words between commas: a simulated
   *     version can be made to fail
   */
  record Image(ReleaseStatement release, String breaks) {}
}
