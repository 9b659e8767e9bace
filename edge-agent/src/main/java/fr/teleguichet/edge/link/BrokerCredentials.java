package fr.teleguichet.edge.link;

import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * How the kiosk proves who it is to an MQTT server.
 *
 * @param credentials user name and password
 * @param tls asked for a context before each connection to an {@code mqtts} server, so that a
 *     renewed certificate is used at the next one; empty for the Java platform's own
 */
public record BrokerCredentials(
    Optional<Credentials> credentials, Optional<Supplier<SSLContext>> tls) {

  /** No proof at all. */
  public static final BrokerCredentials ANONYMOUS =
      new BrokerCredentials(Optional.empty(), Optional.empty());

  /** A user name and a password that no log and no {@code toString} shows. */
  public record Credentials(String user, String password) {
    @Override
    public String toString() {
      return "Credentials[user=" + user + "]";
    }
  }
}
