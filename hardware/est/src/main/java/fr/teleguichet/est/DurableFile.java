package fr.teleguichet.est;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A small file that is there whole or not at all, whenever the power goes. Its permissions are
 * those of its first byte: nobody else could read it for even an instant.
 */
public final class DurableFile {

  private static final int MAX_SIZE = 256 * 1024;
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(OWNER);
  private static final String DRAFT = ".new";

  private final Path file;

  /** The file at this path, there or not. */
  public DurableFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /** Whether it is there. */
  public boolean exists() {
    return Files.exists(file);
  }

  /**
   * Its content; nothing when it is not there.
   *
   * @throws IOException when it can't be read, or is larger than 256 KiB
   */
  public Optional<byte[]> read() throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_SIZE + 1);
      if (bytes.length > MAX_SIZE) {
        throw new IOException(file + " is larger than 256 KiB; is it the right file?");
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** Puts the content in place of the former one, readable by its owner only, and on the disk. */
  public void write(byte[] content) throws IOException {
    Path draft = draft();
    // What a power cut left may have another owner's permissions or half a content.
    Files.deleteIfExists(draft);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(draft, options, OWNER_ONLY)) {
      writeAll(channel, content);
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    syncFolder();
  }

  /**
   * Overwrites the content, deletes the file and its draft, and waits for the disk. On flash the
   * controller writes the zeros elsewhere and keeps the old block for a while: this keeps the
   * content from other programs and from who copies the file system, not from a laboratory.
   *
   * @return whether there was anything
   */
  public boolean shred() throws IOException {
    boolean draftWasThere = shred(draft());
    boolean wasThere = shred(file) || draftWasThere;
    if (wasThere) {
      syncFolder();
    }
    return wasThere;
  }

  private static boolean shred(Path path) throws IOException {
    // Root wipes a unit too, in a folder where the agent's user could have left a link.
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return Files.deleteIfExists(path);
    }
    try (var channel =
        FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      writeAll(channel, new byte[Math.toIntExact(Math.min(channel.size(), 64L << 20))]);
    }
    return Files.deleteIfExists(path);
  }

  private static void writeAll(FileChannel channel, byte[] content) throws IOException {
    var buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  /** A new name is on the disk only once its folder is. */
  private void syncFolder() throws IOException {
    try (var folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  private Path draft() {
    return file.resolveSibling(file.getFileName() + DRAFT);
  }
}
