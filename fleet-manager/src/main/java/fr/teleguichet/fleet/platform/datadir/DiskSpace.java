package fr.teleguichet.fleet.platform.datadir;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The disk on which a folder lies.
 *
 * @param disk its name, which is the same for all folders on it
 * @param free bytes that this program may still write
 * @param total bytes that it has
 */
public record DiskSpace(String disk, long free, long total) {

  /** Looks at the disk of a folder, or of the nearest one above that is there. */
  public static DiskSpace of(Path folder) throws IOException {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there)) {
      there = Objects.requireNonNull(there.getParent(), "the root is always there");
    }
    FileStore store = Files.getFileStore(there);
    return new DiskSpace(store.toString(), store.getUsableSpace(), store.getTotalSpace());
  }
}
