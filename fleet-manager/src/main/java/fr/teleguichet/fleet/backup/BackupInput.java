package fr.teleguichet.fleet.backup;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A backup that is read.
 *
 * @param file the backup
 * @param key the file with the private key that opens it, where it is encrypted
 */
public record BackupInput(Path file, Optional<Path> key) {
  BackupArchiveReader reader() {
    return new BackupArchiveReader(file, key);
  }
}
