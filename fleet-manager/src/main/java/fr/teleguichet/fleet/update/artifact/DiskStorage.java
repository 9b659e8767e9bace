package fr.teleguichet.fleet.update.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * Contents in a folder: {@code 9f/9f86d0…}. A file is there only when it is whole and on the disk.
 *
 * <p>A file that was checked bears a fixed time of last change as a seal. Whatever writes to it
 * breaks the seal, and it is read whole and compared before a byte of it is given out again.
 */
final class DiskStorage implements ArtifactStorage {

  private static final FileTime SEAL = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

  private final Path folder;

  DiskStorage(Path folder) {
    this.folder = folder;
  }

  @Override
  public void keep(Path file, String sha256) throws IOException {
    Path place = place(sha256);
    Path shelf = shelf(sha256);
    if (!Files.isDirectory(shelf)) {
      Path _ = Files.createDirectories(shelf);
      force(folder);
    }
    Path _ = Files.setLastModifiedTime(file, SEAL);
    Path _ = Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    force(shelf);
  }

  /** The name is on the disk as well. */
  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path place(String sha256) {
    return shelf(sha256).resolve(sha256);
  }

  private Path shelf(String sha256) {
    return folder.resolve(sha256.substring(0, 2));
  }

  @Override
  public InputStream open(String sha256, long size, long from) throws IOException {
    Path place = place(sha256);
    FileChannel channel;
    try {
      if (Files.size(place) != size
          || (!Files.getLastModifiedTime(place).equals(SEAL)
              && check(sha256, size) == Condition.DAMAGED)) {
        throw new ContentLostException(sha256);
      }
      channel = FileChannel.open(place);
    } catch (NoSuchFileException _) {
      throw new ContentLostException(sha256);
    }
    try {
      return Channels.newInputStream(channel.position(from));
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  /** One at a time, so that many kiosks that ask do not all read the same file whole. */
  @Override
  public synchronized Condition check(String sha256, long size) throws IOException {
    Path place = place(sha256);
    try {
      // A seal that is set before reading is broken by whoever writes meanwhile.
      if (Files.size(place) == size) {
        Path _ = Files.setLastModifiedTime(place, SEAL);
        try (InputStream content = Files.newInputStream(place)) {
          if (ArtifactDigestCalculator.sha256(content).equals(sha256)) {
            return Condition.WHOLE;
          }
        }
        Path _ = Files.setLastModifiedTime(place, FileTime.from(Instant.EPOCH));
      }
      return Condition.DAMAGED;
    } catch (NoSuchFileException _) {
      return Condition.DAMAGED;
    }
  }
}
