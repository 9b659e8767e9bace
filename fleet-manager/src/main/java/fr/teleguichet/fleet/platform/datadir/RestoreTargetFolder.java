package fr.teleguichet.fleet.platform.datadir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A data folder into which a backup is being restored: a file says so from before the first byte
 * until after the last, and no manager starts in it meanwhile.
 */
public final class RestoreTargetFolder implements AutoCloseable {
  private static final String MARK = "restore-unfinished";

  /** What {@link DataFolder} makes itself, and what the root of a file system has. */
  private static final Set<String> NOTHING = Set.of("lock", "run", "log", "lost+found");

  private final DataFolder folder;

  private RestoreTargetFolder(DataFolder folder) {
    this.folder = folder;
  }

  static boolean isUnfinished(Path root) {
    return Files.exists(root.resolve(MARK));
  }

  /** Locks an empty folder, or one in which an earlier restore did not end, and marks it. */
  public static RestoreTargetFolder open(Path path) {
    Path root = path.toAbsolutePath().normalize();
    DataFolder folder = DataFolder.lock(root).orElseThrow(() -> DataFolderException.inUse(root));
    try {
      if (!isUnfinished(root)) {
        refuseContent(folder);
        AtomicFileWriter.write(root.resolve(MARK), "fleet-manager restore\n");
      }
      return new RestoreTargetFolder(folder);
    } catch (IOException failure) {
      throw DataFolderException.notWritable(root, failure);
    } catch (DataFolderException refusal) {
      unlock(folder);
      throw refusal;
    }
  }

  private static void refuseContent(DataFolder folder) throws IOException {
    boolean runs = isFilled(folder.root().resolve("run"));
    try (Stream<Path> content = Files.list(folder.root())) {
      if (runs || content.anyMatch(file -> !NOTHING.contains(file.getFileName().toString()))) {
        throw DataFolderException.notEmpty(folder.root());
      }
    }
  }

  private static boolean isFilled(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isPresent();
    }
  }

  private static void unlock(DataFolder folder) {
    try {
      folder.close();
    } catch (IOException _) {
      // It goes with the program.
    }
  }

  /** The folder itself, for what is put into it. */
  public DataFolder folder() {
    return folder;
  }

  /** Takes away everything but the mark, as after an earlier attempt; nothing may run in it. */
  public void clear() {
    try (Stream<Path> content = Files.list(folder.root())) {
      for (Path each :
          content
              .filter(
                  file ->
                      !Set.of("lock", "lost+found", MARK).contains(file.getFileName().toString()))
              .toList()) {
        delete(each);
      }
      Path _ = folder.folder("run");
      Path _ = folder.folder("log");
    } catch (IOException failure) {
      throw DataFolderException.notWritable(folder.root(), failure);
    }
  }

  /** Writes a file that only the owner reads, and makes sure that it is on the disk. */
  public void put(String name, InputStream content) throws IOException {
    Path file = folder.root().resolve(name);
    Path parent = Objects.requireNonNull(file.getParent());
    DataFolder.createOwnerOnly(parent);
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      long _ = content.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
    AtomicFileWriter.force(parent);
  }

  private static void delete(Path tree) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(tree)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : files) {
      Files.delete(each);
    }
  }

  /** Everything is there and on the disk: from now on a manager may start in it. */
  public void finish() {
    try {
      Files.delete(folder.root().resolve(MARK));
      AtomicFileWriter.force(folder.root());
    } catch (IOException failure) {
      throw DataFolderException.notWritable(folder.root(), failure);
    }
  }

  /** Lets another manager have the folder. */
  @Override
  public void close() throws IOException {
    folder.close();
  }
}
