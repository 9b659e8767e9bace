package fr.teleguichet.fleet.backup;

import fr.teleguichet.fleet.platform.datadir.DiskSpace;
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
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The file of a backup, which bears its name only when it is whole and on the disk; mode 0600.
 *
 * @param recipient to whom it is encrypted
 */
record BackupFile(Path file, Optional<X509Certificate> recipient) {
  private static final int BUFFER = 1 << 16;
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /** Refuses a name that is taken, and a folder that is not there. */
  static BackupFile at(Path target, Optional<X509Certificate> recipient) {
    Path file = target.toAbsolutePath().normalize();
    if (Files.exists(file)) {
      throw new BackupException("There is a file " + file + " already: give a name that is free.");
    }
    if (!Files.isDirectory(folder(file))) {
      throw new BackupException("There is no folder " + folder(file) + " for the backup: make it.");
    }
    return new BackupFile(file, recipient);
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  /** What is written into it. */
  @FunctionalInterface
  interface Content {
    /** Writes it, and says what it was. */
    BackupManifest write(OutputStream out) throws IOException, SQLException;
  }

  /** Writes it, when there is place for some so many bytes; else nothing is left of it. */
  BackupManifest write(long needed, Content content) throws IOException, SQLException {
    long free = DiskSpace.of(folder(file)).free();
    if (free < needed) {
      throw BackupException.noPlace(file, needed, free);
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    boolean _ = Files.deleteIfExists(unfinished);
    unfinished.toFile().deleteOnExit();
    try {
      BackupManifest manifest = fill(unfinished, content);
      Path _ = Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel channel = FileChannel.open(folder(file), StandardOpenOption.READ)) {
        channel.force(true);
      }
      return manifest;
    } finally {
      boolean _ = Files.deleteIfExists(unfinished);
    }
  }

  private BackupManifest fill(Path unfinished, Content content) throws IOException, SQLException {
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            NEW,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      BackupManifest manifest;
      try (OutputStream bytes =
          new BufferedOutputStream(
              new NonClosingOutputStream(Channels.newOutputStream(channel)), BUFFER)) {
        if (recipient.isPresent()) {
          try (OutputStream encrypted = BackupEncryption.encrypt(bytes, recipient.get())) {
            manifest = content.write(encrypted);
          }
        } else {
          manifest = content.write(bytes);
        }
      }
      channel.force(true);
      return manifest;
    }
  }
}
