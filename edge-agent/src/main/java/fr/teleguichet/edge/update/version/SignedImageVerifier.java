package fr.teleguichet.edge.update.version;

import fr.teleguichet.edge.update.install.InstallException;
import java.io.IOException;
import java.nio.file.Path;

/** Judges files that hold one signed image. */
interface SignedImageVerifier {

  /**
   * Reads the whole file once.
   *
   * @throws InstallException when it is unsigned, of a stranger, damaged, or holds more than one
   */
  SignedImage read(Path file) throws InstallException, IOException;
}
