package fr.teleguichet.edge.link;

import org.eclipse.paho.mqttv5.client.internal.NetworkModule;

/** What a Paho client's bytes go by. */
sealed interface MqttTransport extends NetworkModule
    permits TcpSocketTransport, WebSocketTransport {

  /**
   * Sends nothing from now on, unless it has begun to.
   *
   * @return whether nothing was sent and nothing will be
   */
  boolean keepSilent();

  /** Lets go of a thread that waits to read, if one still does. For the very end. */
  void releaseReader();
}
