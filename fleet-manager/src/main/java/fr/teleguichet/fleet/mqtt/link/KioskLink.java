package fr.teleguichet.fleet.mqtt.link;

import fr.teleguichet.fleet.telemetry.MessageReceiver;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.NodeAddress;

/** The way from the kiosks and to them. */
public interface KioskLink extends AutoCloseable {

  /** Whether the broker is reached. */
  LinkHealth health();

  /** Begins to connect, and goes on until closed. */
  void start(MessageReceiver to);

  /** Sends a command to a node; it is lost while there is no connection, as Sparkplug has it. */
  void send(NodeAddress node, FleetCommand command);

  @Override
  void close();
}
