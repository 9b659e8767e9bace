package fr.teleguichet.hardware.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The databases that fleet managers leave in the folders of tests. Each has a server of its own,
 * unpacked, and is two thirds of a gigabyte: all of a build together were more than a disk held.
 */
public final class LeftDatabases {

  /** The demo keeps its fleet's below {@code target/demo} of a project's folder. */
  private static final int DEPTH = 5;

  private LeftDatabases() {}

  /**
   * Deletes every database below a folder, and keeps the logs beside it. What can't be deleted
   * stays: no test is about that, and the next clean build removes it.
   */
  public static void delete(Path folder) {
    try {
      for (Path database : below(folder)) {
        Path _ = Files.walkFileTree(database, new Deletion());
      }
    } catch (IOException | UncheckedIOException _) {
      // Somebody else is at the folder, such as a server that a test killed.
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> found =
        Files.find(
            folder,
            DEPTH,
            (path, attributes) -> attributes.isDirectory() && path.endsWith("database"))) {
      return found.toList();
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return delete(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      return delete(folder);
    }

    private static FileVisitResult delete(Path path) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException _) {
        // The server may still write into it.
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
