package fr.teleguichet.fleet.platform.datadir;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A large file that bears its name only when it is whole and on the disk; mode 0600. */
public final class StagedFileWriter {
  private static final int BUFFER = 1 << 16;
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private StagedFileWriter() {}

  /**
   * What is written into it.
   *
   * @param <X> what may fail in it besides the disk
   */
  @FunctionalInterface
  public interface Content<T, X extends Exception> {
    /** Writes it, and says what it was; it may close the stream. */
    T write(OutputStream out) throws IOException, X;
  }

  /**
   * Writes it; when that fails nothing is left of it.
   *
   * @throws FileSystemException where another program, or another thread, is writing it
   */
  public static <T, X extends Exception> T write(Path target, Content<T, X> content)
      throws IOException, X {
    Path file = target.toAbsolutePath().normalize();
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    removeLeftOver(unfinished);
    // Locked until it bears its name; the kernel lets go of it when the program dies.
    try (FileChannel channel = FileChannel.open(unfinished, NEW, OWNER_ONLY);
        FileLock _ = locked(channel, unfinished)) {
      unfinished.toFile().deleteOnExit();
      try {
        T written = fill(channel, content);
        Path _ = Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        AtomicFileWriter.force(Objects.requireNonNull(file.getParent()));
        return written;
      } finally {
        boolean _ = Files.deleteIfExists(unfinished);
      }
    }
  }

  /** One that a program left when it died is nobody's; one that is being written is not. */
  private static void removeLeftOver(Path unfinished) throws IOException {
    if (Files.exists(unfinished)) {
      try (FileChannel left = FileChannel.open(unfinished, StandardOpenOption.WRITE);
          FileLock _ = locked(left, unfinished)) {
        boolean _ = Files.deleteIfExists(unfinished);
      }
    }
  }

  private static FileLock locked(FileChannel channel, Path unfinished) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException _) {
      // Another thread of this program has it.
    }
    throw new FileSystemException(
        unfinished.toString(), null, "it is being written at this moment");
  }

  private static <T, X extends Exception> T fill(FileChannel channel, Content<T, X> content)
      throws IOException, X {
    T written;
    try (OutputStream bytes =
        new BufferedOutputStream(
            new NonClosingOutputStream(Channels.newOutputStream(channel)), BUFFER)) {
      written = content.write(bytes);
    }
    channel.force(true);
    return written;
  }
}
