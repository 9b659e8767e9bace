package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcess;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MQTT broker in use: where it is, and the child process where it is ours. */
public final class MqttBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MqttBroker.class);

  private final URI uri;
  private final Optional<EmbeddedBroker.Started> embedded;

  private MqttBroker(URI uri, Optional<EmbeddedBroker.Started> embedded) {
    this.uri = uri;
    this.embedded = embedded;
  }

  /** Starts the broker where it is ours; an external one is only named, the link connects to it. */
  public static MqttBroker open(
      BrokerSettings settings, DataFolder dataFolder, SupervisedProcessFactory supervisor) {
    if (!settings.isEmbedded()) {
      return announced(new MqttBroker(URI.create(settings.url()), Optional.empty()));
    }
    EmbeddedBroker.Started started = new EmbeddedBroker(settings, dataFolder, supervisor).start();
    if (settings.plain()) {
      LOG.atWarn()
          .addKeyValue("setting", BrokerSettings.PLAIN.key())
          .log(
              "The embedded broker also listens without TLS: whoever is on this machine may speak"
                  + " in any kiosk's name.");
    }
    return announced(new MqttBroker(started.listeners().uri(), Optional.of(started)));
  }

  private static MqttBroker announced(MqttBroker broker) {
    LOG.atInfo()
        .addKeyValue("uri", broker.uri)
        .addKeyValue("embedded", broker.embedded.isPresent())
        .log("Broker is chosen.");
    return broker;
  }

  /**
   * Returns the address, as the link takes it: {@code tcp://host:port} or {@code ssl://host:port}.
   */
  public URI uri() {
    return uri;
  }

  /** Returns the embedded broker's address without TLS, where it has one. */
  public Optional<URI> plainUri() {
    return embedded
        .flatMap(started -> started.listeners().plainPort())
        .map(port -> URI.create("tcp://" + BrokerListeners.LOOPBACK + ":" + port));
  }

  /** Returns the embedded broker's process, where there is one. */
  public Optional<SupervisedProcess> process() {
    return embedded.map(EmbeddedBroker.Started::process);
  }

  /** Stops the embedded broker. */
  @Override
  public void close() {
    process()
        .ifPresent(
            running -> {
              Void _ = running.stop().join();
            });
  }
}
