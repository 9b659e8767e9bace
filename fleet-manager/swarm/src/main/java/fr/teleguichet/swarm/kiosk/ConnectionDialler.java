package fr.teleguichet.swarm.kiosk;

import io.netty.channel.ChannelHandler;

/** Makes connections to the broker. */
@FunctionalInterface
public interface ConnectionDialler {

  /**
   * Begins to connect. If it fails the kiosk is told with {@link SimulatedKiosk#onDialFailed}.
   *
   * @param kiosk for whom
   * @param initializer makes the socket the kiosk's connection
   */
  void dial(SimulatedKiosk kiosk, ChannelHandler initializer);
}
