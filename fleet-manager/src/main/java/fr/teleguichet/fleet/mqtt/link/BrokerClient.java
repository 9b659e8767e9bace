package fr.teleguichet.fleet.mqtt.link;

import fr.teleguichet.hardware.protocol.HostState;

/** One session with a broker: connected and subscribed as a host application, with its will. */
interface BrokerClient extends AutoCloseable {

  /** What a session tells; called on threads of the client's own. */
  interface Callbacks {

    /** Connected and subscribed. */
    void onConnected();

    /** The session could not begin, or has ended; nothing follows. */
    void onEnded(String cause);

    /** A message arrived; the broker is slowed down while this waits. */
    void onMessage(String topic, byte[] payload) throws InterruptedException;
  }

  /** Opens sessions. */
  interface Factory {
    BrokerClient open(LinkSettings settings, HostState will, Callbacks callbacks);
  }

  /** Sends a message without waiting for its delivery. */
  void publish(String topic, byte[] payload, int qos, boolean retained);

  /** Ends the session; never fails. */
  @Override
  void close();
}
