package fr.teleguichet.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of everything that the demo keeps, held by one demo at a time. */
final class DemoFolder implements AutoCloseable {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path root;
  private final FileChannel lock;

  private DemoFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /** Opens the folder, made when it is not there, emptied when the demo shall start afresh. */
  static DemoFolder open(Path root, boolean fresh) {
    try {
      Files.createDirectories(root);
      DemoFolder folder = new DemoFolder(root, locked(root));
      if (fresh) {
        folder.empty();
      }
      return folder;
    } catch (IOException e) {
      throw new DemoException(
          "The demo can't write into " + root + ": make the folder writable for you.", e);
    }
  }

  private static FileChannel locked(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new DemoException(
          "A demo is running in " + root + " already: use it, or stop it with Ctrl-C.");
    }
    return channel;
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private void empty() throws IOException {
    List<Path> content;
    try (Stream<Path> paths = Files.walk(root)) {
      content = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : content) {
      if (!path.equals(root) && !path.equals(root.resolve("lock"))) {
        Files.delete(path);
      }
    }
  }

  Path path(String name) {
    return root.resolve(name);
  }

  /**
   * Writes a file as a whole or not at all; only its owner can read it, since some hold secrets.
   */
  void write(String name, String content) {
    Path file = root.resolve(name);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, OWNER_ONLY);
      Files.writeString(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DemoException("The demo can't write " + file + ": " + e.getMessage() + ".", e);
    }
  }

  void delete(String name) {
    try {
      Files.deleteIfExists(root.resolve(name));
    } catch (IOException e) {
      throw new DemoException(
          "The demo can't remove " + root.resolve(name) + ": " + e.getMessage() + ".", e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new DemoException("The demo's folder can't be given back: " + e.getMessage() + ".", e);
    }
  }
}
