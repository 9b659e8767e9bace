package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.platform.datadir.DiskReserve;
import fr.teleguichet.fleet.update.UpdateSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where files lie that are not whole yet, on the same disk as those that are. What one request
 * brings is forgotten at the next start; what comes in parts has a folder of its own.
 */
@Singleton
public final class PartialUploadFolder {

  private final DiskReserve reserve;
  private final Path folder;
  private final Path parts;

  PartialUploadFolder(UpdateSettings settings, DiskReserve reserve) {
    this.reserve = reserve;
    this.folder = settings.folder().resolve("incoming");
    this.parts = settings.folder().resolve("parts");
    try {
      Path _ = Files.createDirectories(folder);
      Path _ = Files.createDirectories(parts);
      forgetUnfinished();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void forgetUnfinished() throws IOException {
    List<Path> left;
    try (var files = Files.list(folder)) {
      left = files.toList();
    }
    for (Path file : left) {
      Files.delete(file);
    }
  }

  /** Whether so many more bytes leave enough to the rest of the program. */
  public boolean hasPlaceFor(long bytes) throws IOException {
    return reserve.hasPlaceFor(folder, bytes);
  }

  /** The file of an upload in parts. */
  public Path parts(String upload) {
    return parts.resolve(upload);
  }

  /** The names of the uploads in parts of which there is a file. */
  public List<String> parts() throws IOException {
    try (var files = Files.list(parts)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  Path make() throws IOException {
    return Files.createTempFile(folder, "upload-", "");
  }
}
