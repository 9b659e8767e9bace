package fr.teleguichet.fleet.backup;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A backup that is read.
 *
 * @param file the backup
 * @param key the file with the private key that opens it, where it is encrypted
 * @param signer the file with the certificate of whoever signed it, where that is asked
 */
public record BackupInput(Path file, Optional<Path> key, Optional<Path> signer) {
  BackupArchiveReader reader() {
    return new BackupArchiveReader(file, key, signer);
  }
}
