package fr.teleguichet.fleet.backup;

import fr.teleguichet.fleet.platform.datadir.DiskSpace;
import fr.teleguichet.fleet.platform.datadir.StagedFileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/**
 * The file of a backup, which bears its name only when it is whole and on the disk; mode 0600.
 *
 * @param recipient to whom it is encrypted
 */
record BackupFileWriter(Path file, Optional<X509Certificate> recipient) {
  /** Refuses a name that is taken, and a folder that is not there. */
  static BackupFileWriter at(Path target, Optional<X509Certificate> recipient) {
    Path file = target.toAbsolutePath().normalize();
    if (Files.exists(file)) {
      throw new BackupException("There is a file " + file + " already: give a name that is free.");
    }
    if (!Files.isDirectory(folder(file))) {
      throw new BackupException("There is no folder " + folder(file) + " for the backup: make it.");
    }
    return new BackupFileWriter(file, recipient);
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
    return StagedFileWriter.<BackupManifest, SQLException>write(file, out -> fill(out, content));
  }

  private BackupManifest fill(OutputStream out, Content content) throws IOException, SQLException {
    if (recipient.isEmpty()) {
      return content.write(out);
    }
    try (OutputStream encrypted = BackupEncryption.encrypt(out, recipient.get())) {
      return content.write(encrypted);
    }
  }
}
