package fr.teleguichet.edge.link;

import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A Paho client on a socket of ours. */
final class PahoClient extends MqttAsyncClient {

  private final MqttWire wire;

  PahoClient(String uri, String clientId, MqttWire wire) throws MqttException {
    super(uri, clientId, new MemoryPersistence());
    this.wire = wire;
  }

  @Override
  protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) {
    return new NetworkModule[] {wire};
  }

  MqttWire wire() {
    return wire;
  }
}
