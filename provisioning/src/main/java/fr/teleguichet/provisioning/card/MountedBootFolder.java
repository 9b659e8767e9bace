package fr.teleguichet.provisioning.card;

import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A boot partition that the system has mounted. Symbolic links are not followed below it: FAT has
 * none, so one is a trap.
 */
public final class MountedBootFolder implements BootFolder {

  private final Path folder;

  /** The files in this folder. */
  public MountedBootFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public String place() {
    return folder.toString();
  }

  @Override
  public Optional<byte[]> read(String path) throws TroubleException {
    try (InputStream in = Files.newInputStream(resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      byte[] content = in.readNBytes(MAX_SIZE + 1);
      if (content.length > MAX_SIZE) {
        throw new TroubleException(TroubleKind.MACHINE, "card.large", path, MAX_SIZE / 1024);
      }
      return Optional.of(content);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.MACHINE, Message.of("card.unreadable", path, place(), reason(e)), e);
    }
  }

  @Override
  public void write(String path, byte[] content) throws TroubleException {
    Path target = resolve(path);
    try {
      Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
      Path fresh = parent.resolve(target.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      fill(fresh, content);
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      flush(parent);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  private static void fill(Path file, byte[] content) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      try {
        // FAT keeps no permissions; on a folder that does, only the owner reads the claim.
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      } catch (UnsupportedOperationException | IOException _) {
        // Then the mount's own mask holds.
      }
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        var _ = out.write(bytes);
      }
      out.force(true);
    }
  }

  @Override
  public void remove(String path) throws TroubleException {
    try {
      Files.deleteIfExists(resolve(path));
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  @Override
  public void removeFolder(String path) throws TroubleException {
    try {
      Files.deleteIfExists(resolve(path));
    } catch (DirectoryNotEmptyException _) {
      // Somebody else's files are in it.
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  @Override
  public void settle() throws TroubleException {
    try {
      flush(folder);
    } catch (IOException e) {
      throw unwritable(".", e);
    }
  }

  private static void flush(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path resolve(String path) throws TroubleException {
    Path resolved = folder;
    for (String name : path.split("/", -1)) {
      resolved = resolved.resolve(name);
      if (Files.isSymbolicLink(resolved)) {
        throw new TroubleException(TroubleKind.REFUSED, "card.link", resolved);
      }
    }
    return resolved;
  }

  private TroubleException unwritable(String path, IOException e) {
    return new TroubleException(
        TroubleKind.MACHINE, Message.of("card.unwritable", path, place(), reason(e)), e);
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
