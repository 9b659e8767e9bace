package fr.teleguichet.fleet.update.upload;

import fr.teleguichet.hardware.text.Sha256Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/** The bytes of an upload that have come so far. How many they are is what the disk says. */
final class PartialUploadFile {

  private static final int BUFFER = 1 << 16;

  /** What came of going on. */
  sealed interface Went {
    /** So many bytes are there now. */
    record On(long offset) implements Went {}

    /** The part was not what its check sum says, and is not kept. */
    record Wrong() implements Went {}

    /** The part has more bytes than the upload has left, and is not kept. */
    record TooLong() implements Went {}
  }

  private final Path path;

  PartialUploadFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  void make() throws IOException {
    Path _ = Files.createFile(path);
  }

  long size() throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }

  void delete() throws IOException {
    boolean _ = Files.deleteIfExists(path);
  }

  /**
   * Adds a part. When the sender breaks off, what came of a part without a check sum is kept.
   *
   * @param length bytes of the whole upload
   * @param sha256 what the part must be
   * @throws IOException when the sender or the disk fails
   */
  Went goOn(InputStream part, long length, Optional<byte[]> sha256) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long begin = channel.size();
      boolean kept = sha256.isEmpty();
      try {
        Optional<byte[]> found = copy(part, channel.position(begin), length);
        if (found.isEmpty()) {
          kept = false;
          return new Went.TooLong();
        }
        kept = sha256.isEmpty() || Arrays.equals(sha256.get(), found.get());
        return kept ? new Went.On(channel.size()) : new Went.Wrong();
      } finally {
        if (!kept) {
          FileChannel _ = channel.truncate(begin);
        }
        channel.force(true);
      }
    }
  }

  /** Returns the part's hash; nothing when there is more of it than the upload has left. */
  private static Optional<byte[]> copy(InputStream part, FileChannel channel, long length)
      throws IOException {
    MessageDigest digest = Sha256Digest.begin();
    byte[] buffer = new byte[BUFFER];
    for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
      if (channel.position() + read > length) {
        return Optional.empty();
      }
      digest.update(buffer, 0, read);
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
      while (bytes.hasRemaining()) {
        int _ = channel.write(bytes);
      }
    }
    return Optional.of(digest.digest());
  }
}
