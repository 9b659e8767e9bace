package fr.teleguichet.edge.update.version;

import fr.teleguichet.edge.update.install.InstallException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** What is inside a signed image, and how it becomes a version in a folder. */
public interface ImagePayload {

  /** Which part of the kiosk's software: the {@code part} of a chunk of the update interface. */
  String part();

  /** What the file must say that it is made for. */
  String compatible();

  /** The name of what the system came with, beside the versions. */
  String base();

  /** Bytes that the disk must have free before an image of this size is unpacked. */
  long spaceFor(long size);

  /**
   * Looks at all of it, and changes nothing.
   *
   * @throws InstallException when it must not be installed
   */
  void inspect(SignedImage image) throws InstallException, IOException;

  /**
   * Writes it into an empty folder.
   *
   * @param percent told how far it is, 0 to 100
   * @throws InstallException when it must not be installed
   */
  void unpack(SignedImage image, Path folder, IntConsumer percent)
      throws InstallException, IOException;
}
