package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.update.UpdateSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The files themselves, each once, under the name of its content: {@code 9f/9f86d0…}. A file is
 * there only when it is whole and on the disk.
 */
@Singleton
public final class ArtifactStore {

  private static final int BUFFER = 1 << 16;

  /** What is left to the database and the logs. */
  private static final long RESERVE = 256L << 20;

  /** What came of taking in a file. */
  sealed interface Taken {
    /** It is kept. */
    record Kept(long size, Artifact.Sums sums) implements Taken {}

    /** It has more bytes than are allowed. */
    record TooLarge(long most) implements Taken {}

    /** The disk has no place for it. */
    record NoPlace() implements Taken {}

    /** Its content is not what the sender meant. */
    record Other(String sha256) implements Taken {}
  }

  private final Path folder;
  private final Path incoming;
  private final long most;

  ArtifactStore(UpdateSettings settings) {
    this.folder = settings.folder();
    this.incoming = folder.resolve("incoming");
    this.most = settings.largest();
    try {
      Path _ = Files.createDirectories(incoming);
      forgetUnfinished();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void forgetUnfinished() throws IOException {
    List<Path> left;
    try (var files = Files.list(incoming)) {
      left = files.toList();
    }
    for (Path file : left) {
      Files.delete(file);
    }
  }

  /**
   * Takes a file in.
   *
   * @param declared how many bytes the sender announced, negative when it did not
   * @param expected the SHA-256 that the sender says it has, or nothing
   * @throws IOException when the sender or the disk fails; nothing is kept then
   */
  Taken take(InputStream content, long declared, String expected) throws IOException {
    if (declared > most) {
      return new Taken.TooLarge(most);
    }
    if (Files.getFileStore(folder).getUsableSpace() - RESERVE < Math.max(declared, 0)) {
      return new Taken.NoPlace();
    }
    Path file = Files.createTempFile(incoming, "upload-", "");
    try {
      Digests digests = new Digests();
      long size = copy(content, file, digests);
      if (size > most) {
        return new Taken.TooLarge(most);
      }
      if (declared >= 0 && size != declared) {
        throw new IOException("of " + declared + " bytes only " + size + " came");
      }
      Artifact.Sums sums = digests.sums();
      if (!expected.isEmpty() && !expected.equals(sums.sha256())) {
        return new Taken.Other(sums.sha256());
      }
      keep(file, sums.sha256());
      return new Taken.Kept(size, sums);
    } finally {
      boolean _ = Files.deleteIfExists(file);
    }
  }

  /** Copies and forces to the disk; stops at the first byte that is too many. */
  private long copy(InputStream content, Path file, Digests digests) throws IOException {
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        size += read;
        if (size > most) {
          return size;
        }
        digests.add(buffer, read);
        out.write(buffer, 0, read);
      }
      channel.force(true);
    }
    return size;
  }

  private void keep(Path file, String sha256) throws IOException {
    Path place = place(sha256);
    if (!Files.exists(place)) {
      Path shelf = Files.createDirectories(shelf(sha256));
      Path _ = Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
      force(shelf);
    }
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

  /**
   * The content from a byte on.
   *
   * @throws IOException when the file is not there
   */
  public InputStream open(Artifact artifact, long from) throws IOException {
    FileChannel channel = FileChannel.open(place(artifact.sums().sha256()));
    try {
      return Channels.newInputStream(channel.position(from));
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }
}
