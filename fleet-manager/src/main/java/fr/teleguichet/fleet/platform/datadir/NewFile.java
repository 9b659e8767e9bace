package fr.teleguichet.fleet.platform.datadir;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** A large file that bears its name only when it is whole and on the disk; mode 0600. */
public final class NewFile {
  private static final int BUFFER = 1 << 16;
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private NewFile() {}

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

  /** Writes it; when that fails nothing is left of it. */
  public static <T, X extends Exception> T write(Path target, Content<T, X> content)
      throws IOException, X {
    Path file = target.toAbsolutePath().normalize();
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    boolean _ = Files.deleteIfExists(unfinished);
    unfinished.toFile().deleteOnExit();
    try {
      T written = fill(unfinished, content);
      Path _ = Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      AtomicFile.force(Objects.requireNonNull(file.getParent()));
      return written;
    } finally {
      boolean _ = Files.deleteIfExists(unfinished);
    }
  }

  private static <T, X extends Exception> T fill(Path unfinished, Content<T, X> content)
      throws IOException, X {
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            NEW,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
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
}
