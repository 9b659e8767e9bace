package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.network.HttpProxy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The network that the kiosk stands in.
 *
 * @param proxy by which its fleet is reached; straight without one
 */
public record NetworkSettings(Optional<HttpProxy> proxy) {

  /** More than the longest password of four-byte characters with an end of line. */
  private static final int MAX_FILE = 1024;

  static NetworkSettings of(
      Optional<HttpProxy> proxy, Optional<String> user, Optional<Secret> password) {
    if (proxy.isEmpty() && (user.isPresent() || password.isPresent())) {
      throw new IllegalArgumentException(
          "network.proxy.user and network.proxy.password-file need network.proxy.address; set it"
              + " too");
    }
    if (user.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException(
          "set both network.proxy.user and network.proxy.password-file, or neither");
    }
    Optional<HttpProxy.Login> login =
        user.flatMap(name -> password.map(it -> new HttpProxy.Login(name, it.value())));
    return new NetworkSettings(proxy.map(it -> login.map(it::with).orElse(it)));
  }

  /** Reads the password when the agent starts, so that one that is missing is told at once. */
  static Secret password(String file) {
    Path path = ValueParsers.path(file);
    try (InputStream in = Files.newInputStream(path)) {
      byte[] read = in.readNBytes(MAX_FILE + 1);
      String text = new String(read, StandardCharsets.UTF_8);
      if (read.length > MAX_FILE || text.lines().count() != 1) {
        throw new IllegalArgumentException("a password is the only line of its file");
      }
      return new Secret(text.stripTrailing());
    } catch (IOException e) {
      throw new IllegalArgumentException("the file can't be read", e);
    }
  }
}
