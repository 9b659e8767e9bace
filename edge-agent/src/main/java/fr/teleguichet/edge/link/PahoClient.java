package fr.teleguichet.edge.link;

import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.ClientState;
import org.eclipse.paho.mqttv5.client.internal.MqttState;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A Paho client on a socket of ours. */
final class PahoClient extends MqttAsyncClient {

  private final MqttTransport wire;

  PahoClient(String uri, String clientId, MqttTransport wire) throws MqttException {
    super(uri, clientId, new MemoryPersistence());
    this.wire = wire;
  }

  @Override
  protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) {
    return new NetworkModule[] {wire};
  }

  /**
   * Closes it for good.
   *
   * @return wakes its sender: one that Paho started while it stopped sleeps on its queue for ever
   *     (1.2.5), and ends once it is woken
   */
  Runnable end(long millis) throws MqttException {
    MqttState queue = comms.getClientState();
    disconnectForcibly(0, millis, false);
    close(true);
    return queue instanceof ClientState it ? it::notifyQueueLock : () -> {};
  }

  MqttTransport wire() {
    return wire;
  }
}
