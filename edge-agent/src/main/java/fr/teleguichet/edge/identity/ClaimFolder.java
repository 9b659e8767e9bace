package fr.teleguichet.edge.identity;

import fr.teleguichet.est.DurableFile;
import fr.teleguichet.hardware.identity.ClaimFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place where the workshop leaves a claim. Wiping overwrites it first; on the FAT of a boot
 * partition that reaches the same blocks of the file system, though not always those of the flash
 * underneath, so what protects a claim is that it can be used once only.
 */
final class ClaimFolder {

  private final DurableFile file;

  ClaimFolder(Path path) {
    this.file = new DurableFile(path);
  }

  /** What lies there; nothing when nothing does. */
  Optional<ClaimFile.Reading> read() {
    try {
      return file.read().map(ClaimFile::decode);
    } catch (IOException e) {
      return Optional.of(
          new ClaimFile.Reading.Unusable(
              "the claim " + file.path() + " can’t be read: " + e.getMessage()));
    }
  }

  /** Takes it away; answers whether there was one. */
  boolean wipe() throws IOException {
    return file.shred();
  }

  @Override
  public String toString() {
    return file.path().toString();
  }
}
