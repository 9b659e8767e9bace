package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.settings.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The certificate by which browsers know the pages.
 *
 * @param certificate a PEM file with the certificate and those above it
 * @param key a PEM file with the private key, PKCS #8 and not encrypted
 */
record TlsFiles(Path certificate, Path key) {

  TlsFiles {
    requireReadable(HttpSettings.CERTIFICATE.key(), certificate);
    requireReadable(HttpSettings.KEY.key(), key);
  }

  private static void requireReadable(String setting, Path file) {
    if (!Files.isReadable(file)) {
      throw new SettingsException(
          setting + " is \"" + file + "\": there is no such file that the program may read.");
    }
  }

  /** The server's own settings; a newer certificate is taken without a restart. */
  Map<String, Object> properties(int port) {
    return Map.of(
        "micronaut.ssl.enabled",
        true,
        "micronaut.server.ssl.enabled",
        true,
        "micronaut.server.ssl.port",
        port == 0 ? -1 : port,
        "micronaut.server.ssl.key-name",
        "pages",
        "micronaut.server.ssl.protocols",
        "TLSv1.3,TLSv1.2",
        "micronaut.certificate.file.pages.format",
        "PEM",
        "micronaut.certificate.file.pages.path",
        key.toAbsolutePath().toString(),
        "micronaut.certificate.file.pages.certificate-path",
        certificate.toAbsolutePath().toString(),
        "micronaut.certificate.file.pages.refresh-interval",
        "1m");
  }
}
