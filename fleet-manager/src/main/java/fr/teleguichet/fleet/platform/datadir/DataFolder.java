package fr.teleguichet.fleet.platform.datadir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything the program keeps, locked for one manager at a time: a second
 * one would adopt the first one's processes.
 */
public final class DataFolder implements AutoCloseable {
  private static final long MAX_LOG_BYTES = 16L * 1024 * 1024;

  private final Path root;
  private final FileChannel lock;

  private DataFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /** Creates the folder where needed and locks it. */
  public static DataFolder open(Path folder) {
    return tryOpen(folder)
        .orElseThrow(() -> DataFolderException.inUse(folder.toAbsolutePath().normalize()));
  }

  /** Does so, unless another manager has it. */
  public static Optional<DataFolder> tryOpen(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    if (RestoreTargetFolder.isUnfinished(root)) {
      throw DataFolderException.halfRestored(root);
    }
    return lock(root);
  }

  /** Creates the folder where needed and locks it, whatever is in it. */
  static Optional<DataFolder> lock(Path root) {
    try {
      createOwnerOnly(root);
      createOwnerOnly(root.resolve("run"));
      createOwnerOnly(root.resolve("log"));
      return lockFile(root).map(channel -> new DataFolder(root, channel));
    } catch (IOException failure) {
      throw DataFolderException.notWritable(root, failure);
    }
  }

  /** Returns the folder itself. */
  public Path root() {
    return root;
  }

  /** Returns a folder of a feature, created where needed, readable by the owner only. */
  public Path folder(String name) {
    Path folder = root.resolve(name);
    try {
      createOwnerOnly(folder);
      return folder;
    } catch (IOException failure) {
      throw DataFolderException.notWritable(root, failure);
    }
  }

  /** Returns a file that says what runs now, such as a birth certificate or a port. */
  public Path runFile(String name) {
    return root.resolve("run").resolve(name);
  }

  /** Returns a child's log file; one that has grown large is put aside first, one generation. */
  public Path logFile(String name) {
    Path file = root.resolve("log").resolve(name + ".log");
    try {
      if (Files.exists(file) && Files.size(file) > MAX_LOG_BYTES) {
        Path _ =
            Files.move(
                file, file.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      return file;
    } catch (IOException failure) {
      throw DataFolderException.notWritable(root, failure);
    }
  }

  /** Lets another manager have the folder. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  static void createOwnerOnly(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path _ =
          Files.createDirectories(
              folder,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static Optional<FileChannel> lockFile(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock held = tryLock(channel);
    if (held == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }
}
