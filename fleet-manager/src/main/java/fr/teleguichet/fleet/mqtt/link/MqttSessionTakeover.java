package fr.teleguichet.fleet.mqtt.link;

import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import fr.teleguichet.fleet.mqtt.broker.ClientDisconnector;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes sessions over at a listener that lets a host choose its client id.
 *
 * @param broker {@code ssl://host:port}
 */
public record MqttSessionTakeover(URI broker, LinkTls tls) implements ClientDisconnector {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Mqtt5Connect CONNECT =
      Mqtt5Connect.builder().cleanStart(true).sessionExpiryInterval(0).build();

  @Override
  public void end(String clientId) throws IOException {
    Mqtt5AsyncClient client =
        HiveMqttClient.builder(broker, tls, PATIENCE).identifier(clientId).buildAsync();
    try {
      var _ =
          client
              .connect(CONNECT)
              .thenCompose(_ -> client.disconnect())
              .get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw failure(clientId, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(clientId, e);
    }
  }

  private IOException failure(String clientId, Exception e) {
    return new IOException(
        "the session of "
            + clientId
            + " at "
            + broker
            + " can't be ended: "
            + HiveMqttClient.cause(e),
        e);
  }
}
