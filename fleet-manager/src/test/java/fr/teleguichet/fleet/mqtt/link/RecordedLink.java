package fr.teleguichet.fleet.mqtt.link;

import fr.teleguichet.fleet.telemetry.MessageReceiver;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A link that is up at once, hears nothing and remembers what it was given. */
public final class RecordedLink implements KioskLink {

  /** A wish that was sent to a kiosk. */
  public record SentWish(NodeAddress node, FleetCommand.Care wish) {}

  /** What else was sent to a kiosk. */
  public record SentCommand(NodeAddress node, FleetCommand command) {}

  private final Clock clock;
  private final LinkHealth health;
  private final List<SentWish> wishes = new CopyOnWriteArrayList<>();
  private final List<SentCommand> commands = new CopyOnWriteArrayList<>();
  private volatile Runnable atItsEnd = () -> {};

  /** A link that is not up yet. */
  public RecordedLink(Clock clock) {
    this.clock = clock;
    this.health = new LinkHealth(clock.instant());
  }

  @Override
  public LinkHealth health() {
    return health;
  }

  @Override
  public void start(MessageReceiver to) {
    health.connected(clock.instant());
  }

  @Override
  public void send(NodeAddress node, FleetCommand command) {
    if (command instanceof FleetCommand.Care wish) {
      wishes.add(new SentWish(node, wish));
    } else {
      commands.add(new SentCommand(node, command));
    }
  }

  /** The wishes, in order. */
  public List<SentWish> wishes() {
    return List.copyOf(wishes);
  }

  /** Everything else, in order. */
  public List<SentCommand> commands() {
    return List.copyOf(commands);
  }

  /** Is up again, and remembers nothing. */
  public void forget() {
    health.connected(clock.instant());
    wishes.clear();
    commands.clear();
  }

  /** Does so when it is told to end, while whoever listens to it still does. */
  public void atItsEnd(Runnable last) {
    atItsEnd = last;
  }

  @Override
  public void close() {
    atItsEnd.run();
  }
}
