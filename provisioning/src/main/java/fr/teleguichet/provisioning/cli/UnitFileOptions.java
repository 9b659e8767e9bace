package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A unit's own files: key, certificate, and what waits to be sent. */
final class UnitFileOptions {

  private static final String FOLDER = "/var/lib/teleguichet-provision";

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      required = true,
      description = "the unit’s certificate (PEM)")
  private @Nullable Path certificate;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "the unit’s private key (PEM, PKCS #8)")
  private @Nullable Path key;

  @Option(
      names = "--manager",
      paramLabel = "URL",
      description = "the manager’s device address, such as https://fleet.example.org:8443")
  private @Nullable String manager;

  @Option(
      names = "--authorities",
      paramLabel = "FILE",
      description = "certificates (PEM) that vouch for the manager; by default the system’s own")
  private @Nullable Path authorities;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      defaultValue = FOLDER,
      description = "where answers and records wait; by default ${DEFAULT-VALUE}")
  private Path folder = Path.of(FOLDER);

  Path certificate() throws TroubleException {
    return given(certificate);
  }

  Path key() throws TroubleException {
    return given(key);
  }

  String manager() throws TroubleException {
    if (manager == null) {
      throw new TroubleException(TroubleKind.USAGE, "accept.manager");
    }
    return manager;
  }

  Optional<Path> authorities() {
    return Optional.ofNullable(authorities);
  }

  Path folder() {
    return folder;
  }

  private static Path given(@Nullable Path file) throws TroubleException {
    if (file == null) {
      throw new TroubleException(TroubleKind.USAGE, "file.secret", "");
    }
    return file;
  }
}
