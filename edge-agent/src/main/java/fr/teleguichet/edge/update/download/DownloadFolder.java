package fr.teleguichet.edge.update.download;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the files of updates lie: a folder for an action, in it a file for each artifact, named by
 * its place in the deployment. No name that came from outside is ever a path.
 */
public final class DownloadFolder {

  private final Path folder;

  /** A shelf in this folder, which need not be there yet. */
  public DownloadFolder(Path folder) {
    this.folder = folder;
  }

  /** The file of an artifact, there or not. */
  public Path file(String action, int chunk, int artifact) {
    return of(action).resolve("%d-%d".formatted(chunk, artifact));
  }

  /** What is to be said so that the rest of the same file comes. */
  Path tag(Path file) {
    return file.resolveSibling(file.getFileName() + ".tag");
  }

  Path open(String action) throws IOException {
    return Files.createDirectories(of(action));
  }

  private Path of(String action) {
    if (!action.matches("[0-9A-Za-z_-]{1,64}")) {
      throw new IllegalArgumentException("\"" + action + "\" is no action's number");
    }
    return folder.resolve(action);
  }

  /** Takes everything away that is not of this action; an empty name keeps nothing. */
  public void keepOnly(String action) throws IOException {
    for (Path other : list(folder)) {
      if (!other.getFileName().toString().equals(action)) {
        for (Path file : list(other)) {
          Files.deleteIfExists(file);
        }
        Files.deleteIfExists(other);
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(found::add);
      }
    }
    return found;
  }

  long usable() throws IOException {
    return Files.getFileStore(Files.createDirectories(folder)).getUsableSpace();
  }
}
