package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.prepare.Secret;
import fr.teleguichet.provisioning.prepare.WiredCredentials;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.tls.PemFileReader;
import fr.teleguichet.provisioning.tls.PrivateKeyMatcher;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As whom the kiosk signs in at a socket that asks for a name. */
final class CableCredentialOptions {

  @Option(
      names = "--cable-user",
      paramLabel = "NAME",
      description = "the kiosk’s name at a socket that asks for one (802.1X)")
  private @Nullable String user;

  @Option(
      names = "--cable-password-file",
      paramLabel = "FILE",
      description =
          "with --cable-user: a file with its password there (PEAP with MSCHAPv2), or - for the"
              + " standard input")
  private @Nullable Path password;

  @Option(
      names = "--cable-certificate",
      paramLabel = "FILE",
      description =
          "with --cable-user, in place of a password: the kiosk’s certificate there (PEM, EAP-TLS)")
  private @Nullable Path certificate;

  @Option(
      names = "--cable-key",
      paramLabel = "FILE",
      description =
          "with --cable-certificate: its private key (PEM, PKCS #8, without a passphrase)")
  private @Nullable Path key;

  @Option(
      names = "--cable-authority",
      paramLabel = "FILE",
      description = "with --cable-user: certificates (PEM) that vouch for the network’s server")
  private @Nullable Path authority;

  @Option(
      names = "--cable-server",
      paramLabel = "NAME",
      description =
          "with --cable-user: the name in that server’s certificate, such as radius.lot.fr")
  private @Nullable String server;

  /** Whether any is named. */
  boolean given() {
    return Stream.of(user, password, certificate, key, authority, server)
        .anyMatch(Objects::nonNull);
  }

  /** Refuses what says nothing without something else; a claim that was made by then is lost. */
  void check() throws TroubleException {
    boolean byPassword = password != null && certificate == null && key == null;
    boolean byCertificate = password == null && certificate != null && key != null;
    boolean whole = user != null && authority != null && server != null;
    if (given() && !(whole && (byPassword || byCertificate))) {
      throw new TroubleException(TroubleKind.USAGE, "network.cable-account");
    }
  }

  /** The account, when there is one. */
  Optional<WiredCredentials> account(ProgramEnvironment equipment) throws TroubleException {
    if (user == null || authority == null || server == null) {
      return Optional.empty();
    }
    // As they stand there: what comes before and after them is no certificate's concern.
    var _ = PemFileReader.certificates(authority);
    String vouching = PemFileReader.text(authority);
    try {
      if (certificate != null && key != null) {
        String matching =
            PrivateKeyMatcher.requireMatch(PemFileReader.certificates(certificate).getFirst(), key);
        return Optional.of(
            new WiredCredentials.ByCertificate(
                user, PemFileReader.text(certificate), new Secret(matching), vouching, server));
      }
      Secret shown = InputFileReader.secret(Objects.requireNonNull(password), equipment);
      return Optional.of(new WiredCredentials.ByPassword(user, shown, vouching, server));
    } catch (IllegalArgumentException e) {
      throw new TroubleException(TroubleKind.USAGE, Message.of(String.valueOf(e.getMessage())), e);
    }
  }
}
