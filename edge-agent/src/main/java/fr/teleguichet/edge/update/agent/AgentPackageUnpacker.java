package fr.teleguichet.edge.update.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a package into an empty folder, for the agent's user alone. */
final class AgentPackageUnpacker extends AgentPackageVisitor {

  private static final int BUFFER = 64 * 1024;

  private final Path root;

  AgentPackageUnpacker(Path root) {
    this.root = root;
  }

  /** The disk failed, not the package. */
  static final class DiskException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    DiskException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  @Override
  public void folder(TarEntry entry) throws IOException {
    makeFolder(place(entry));
  }

  @Override
  void take(TarEntry entry, InputStream content) throws IOException {
    Path place = place(entry);
    Path parent = place.getParent();
    if (parent != null) {
      makeFolder(parent);
    }
    try (OutputStream out = create(place)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        write(out, buffer, read);
      }
    }
    String rights = entry.isExecutable() ? "rwx------" : "rw-------";
    var _ = Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(rights));
  }

  private Path place(TarEntry entry) {
    Path place = root;
    for (String part : entry.path()) {
      place = place.resolve(part);
    }
    return place;
  }

  private static void makeFolder(Path folder) throws IOException {
    try {
      var _ = Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  private static OutputStream create(Path file) throws IOException {
    try {
      return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  private static void write(OutputStream out, byte[] bytes, int length) throws IOException {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }
}
