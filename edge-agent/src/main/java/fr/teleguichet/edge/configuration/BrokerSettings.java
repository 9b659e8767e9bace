package fr.teleguichet.edge.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The way to the fleet.
 *
 * @param servers 1 to 8 MQTT servers, tried in this order; when not set, the fleet manager's over
 *     TLS for a kiosk that has a certificate, else this machine's
 * @param primaryHost the Sparkplug host to wait for
 * @param login the name and password at the servers
 * @param tls what proves who is who over {@code mqtts}; the platform's own authorities without it
 */
public record BrokerSettings(
    Optional<List<URI>> servers,
    Optional<String> primaryHost,
    Optional<Login> login,
    Optional<Tls> tls) {

  /** A name with its password. */
  public record Login(String user, Secret password) {}

  /**
   * Files in PEM.
   *
   * @param authorities the certificates that the servers' are signed with
   * @param identity the kiosk's own certificate and key
   */
  public record Tls(Path authorities, Optional<Identity> identity) {}

  /** The kiosk's certificate chain and its private key (PKCS #8). */
  public record Identity(Path certificate, Path key) {}

  public BrokerSettings {
    servers = servers.map(List::copyOf);
    servers.ifPresent(list -> SettingBounds.within("a number of brokers", list.size(), 1, 8));
  }

  static Optional<Login> login(Optional<String> user, Optional<Secret> password) {
    if (user.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException("set both link.user and link.password, or neither");
    }
    return user.flatMap(name -> password.map(secret -> new Login(name, secret)));
  }

  static Optional<Tls> tls(
      Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key) {
    if (certificate.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException(
          "set both link.certificate-file and link.key-file, or neither");
    }
    if (certificate.isPresent() && authorities.isEmpty()) {
      throw new IllegalArgumentException(
          "set link.authorities-file too: who has a certificate of the fleet's must know its"
              + " authority");
    }
    var identity = certificate.flatMap(chain -> key.map(secret -> new Identity(chain, secret)));
    return authorities.map(file -> new Tls(file, identity));
  }
}
