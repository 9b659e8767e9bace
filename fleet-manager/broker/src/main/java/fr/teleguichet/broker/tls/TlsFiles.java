package fr.teleguichet.broker.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * The PEM files (RFC 7468) that somebody else writes, each replaced whole.
 *
 * @param certificate the broker's certificate, followed by those that lead to the root
 * @param key its private key, PKCS #8 without a password
 * @param authorities certificates of the root and of every authority that issues for the fleet
 * @param revoked the revocation lists (RFC 5280, section 5) of those that issue
 */
public record TlsFiles(Path certificate, Path key, Path authorities, Path revoked) {
  public TlsFiles {
    certificate = certificate.toAbsolutePath();
    key = key.toAbsolutePath();
    authorities = authorities.toAbsolutePath();
    revoked = revoked.toAbsolutePath();
  }

  /**
   * What tells this state of the files from another one. The file key is among it, because two
   * versions may come within the same tick of the file system's clock.
   */
  String version() throws IOException {
    StringBuilder version = new StringBuilder();
    for (Path file : List.of(certificate, key, authorities, revoked)) {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      version
          .append(attributes.fileKey())
          .append(' ')
          .append(attributes.lastModifiedTime().toInstant())
          .append(' ')
          .append(attributes.size())
          .append('\n');
    }
    return version.toString();
  }
}
