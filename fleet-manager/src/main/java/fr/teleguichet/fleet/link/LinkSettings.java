package fr.teleguichet.fleet.link;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the host application reaches the broker.
 *
 * @param broker {@code tcp://host:port} or {@code ssl://host:port}
 * @param hostId the Sparkplug host id, which kiosks know as their primary host
 * @param username the broker's user, or null when it asks for none
 * @param password the user's password
 * @param keepAlive the MQTT keep-alive, 5 seconds to 10 minutes
 */
public record LinkSettings(
    URI broker,
    String hostId,
    @Nullable String username,
    @Nullable String password,
    Duration keepAlive) {

  public LinkSettings {
    if (hostId.isEmpty() || hostId.chars().anyMatch(c -> "+/#".indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "fleet.host-id \"" + hostId + "\" must not be empty nor contain + / #");
    }
    if (keepAlive.toSeconds() < 5 || keepAlive.toSeconds() > 600) {
      throw new IllegalArgumentException("the keep-alive " + keepAlive + " is not 5 s to 10 min");
    }
  }

  @Override
  public String toString() {
    return "LinkSettings[broker=" + broker + ", hostId=" + hostId + ", username=" + username + "]";
  }
}
