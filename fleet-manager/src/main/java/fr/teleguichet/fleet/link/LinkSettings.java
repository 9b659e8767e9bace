package fr.teleguichet.fleet.link;

import fr.teleguichet.fleet.settings.Secret;
import fr.teleguichet.fleet.settings.Setting;
import fr.teleguichet.fleet.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How the host application reaches the broker.
 *
 * @param broker {@code tcp://host:port} or {@code ssl://host:port}
 * @param hostId the Sparkplug host id, which kiosks know as their primary host
 * @param username the broker's user; empty when it asks for none
 * @param password the user's password
 * @param keepAlive the MQTT keep-alive, 5 seconds to 10 minutes
 */
public record LinkSettings(
    URI broker, String hostId, String username, Secret password, Duration keepAlive) {

  static final Setting<String> USERNAME =
      Setting.text(
          "fleet.broker.username", "", "User at an external broker; empty where it asks for none.");
  static final Setting<Secret> PASSWORD =
      Setting.secret("fleet.broker.password", "The user's password at an external broker.");
  static final Setting<Duration> KEEP_ALIVE =
      Setting.seconds(
          "fleet.broker.keep-alive",
          15,
          5,
          600,
          "After one and a half times this many seconds of silence the broker is lost.");

  /** Every setting of the link. */
  public static final List<Setting<?>> ALL = List.of(USERNAME, PASSWORD, KEEP_ALIVE);

  public LinkSettings {
    if (hostId.isEmpty() || hostId.chars().anyMatch(c -> "+/#".indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "fleet.host-id \"" + hostId + "\" must not be empty nor contain + / #");
    }
    if (keepAlive.toSeconds() < 5 || keepAlive.toSeconds() > 600) {
      throw new IllegalArgumentException("the keep-alive " + keepAlive + " is not 5 s to 10 min");
    }
  }

  /** Takes the operator's values for this broker. */
  public static LinkSettings from(Settings settings, URI broker, String hostId) {
    return new LinkSettings(
        broker, hostId, settings.get(USERNAME), settings.get(PASSWORD), settings.get(KEEP_ALIVE));
  }
}
