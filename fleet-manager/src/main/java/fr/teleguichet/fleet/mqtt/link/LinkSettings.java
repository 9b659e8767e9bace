package fr.teleguichet.fleet.mqtt.link;

import fr.teleguichet.fleet.mqtt.broker.MqttBroker;
import fr.teleguichet.fleet.mqtt.broker.PublishedPemPaths;
import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the host application reaches the broker.
 *
 * @param broker {@code tcp://host:port} or {@code ssl://host:port}
 * @param hostId the Sparkplug host id, which kiosks know as their primary host
 * @param username the broker's user; empty when it asks for none
 * @param password the user's password
 * @param keepAlive the MQTT keep-alive, 5 seconds to 10 minutes
 * @param tls who proves what over {@code ssl}
 */
public record LinkSettings(
    URI broker, String hostId, String username, Secret password, Duration keepAlive, LinkTls tls) {

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

  static final Setting<String> AUTHORITIES =
      Setting.text(
          "fleet.broker.authorities",
          "",
          "PEM file of the authorities that an external broker's certificate must come from; empty"
              + " takes the fleet's own.");
  static final Setting<String> CERTIFICATE =
      Setting.text(
          "fleet.broker.certificate",
          "",
          "PEM file of the certificate to show to an external broker; empty takes the one that the"
              + " fleet's own authority gives the manager.");
  static final Setting<String> KEY =
      Setting.text(
          "fleet.broker.key",
          "",
          "PEM file of that certificate's key, PKCS #8 without a password.");

  /** Every setting of the link. */
  public static final List<Setting<?>> ALL =
      List.of(USERNAME, PASSWORD, KEEP_ALIVE, AUTHORITIES, CERTIFICATE, KEY);

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
  public static LinkSettings from(
      Settings settings, MqttBroker broker, String hostId, PublishedPemPaths own) {
    return from(settings, broker.uri(), hostId, tls(settings, broker, own));
  }

  static LinkSettings from(Settings settings, URI broker, String hostId, LinkTls tls) {
    return new LinkSettings(
        broker,
        hostId,
        settings.get(USERNAME),
        settings.get(PASSWORD),
        settings.get(KEEP_ALIVE),
        tls);
  }

  private static LinkTls tls(Settings settings, MqttBroker broker, PublishedPemPaths own) {
    if (broker.process().isPresent()) {
      return LinkTls.own(own);
    }
    if (settings.get(CERTIFICATE).isEmpty() != settings.get(KEY).isEmpty()) {
      throw new SettingsException(
          CERTIFICATE.key() + " and " + KEY.key() + " belong together: give both or none.");
    }
    return new LinkTls(
        file(settings.get(AUTHORITIES)).orElse(own.authorities()),
        file(settings.get(CERTIFICATE)).orElse(own.host()),
        file(settings.get(KEY)).orElse(own.hostKey()),
        true);
  }

  private static Optional<Path> file(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }
}
