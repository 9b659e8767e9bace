package fr.teleguichet.fleet.link;

import fr.teleguichet.fleet.broker.SessionTakeover;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Takes sessions over through Eclipse Paho, at a listener that lets a host choose its client id.
 *
 * @param broker {@code ssl://host:port}
 */
public record PahoTakeover(URI broker, LinkTls tls) implements SessionTakeover {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public void end(String clientId) throws IOException {
    try {
      MqttAsyncClient client =
          new MqttAsyncClient(broker.toString(), clientId, new MemoryPersistence());
      try {
        client.connect(options()).waitForCompletion(PATIENCE.toMillis());
        client.disconnect(0).waitForCompletion(PATIENCE.toMillis());
      } finally {
        client.disconnectForcibly(0, 0, false);
        client.close(true);
      }
    } catch (MqttException e) {
      throw new IOException(
          "the session of " + clientId + " at " + broker + " can't be ended: " + e.getMessage(), e);
    }
  }

  private MqttConnectionOptions options() throws IOException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout(Math.toIntExact(PATIENCE.toSeconds()));
    options.setSocketFactory(tls.sockets());
    options.setHttpsHostnameVerificationEnabled(tls.checksName());
    return options;
  }
}
