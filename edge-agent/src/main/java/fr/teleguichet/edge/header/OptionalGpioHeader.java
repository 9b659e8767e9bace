package fr.teleguichet.edge.header;

import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.peripheral.PeripheralSupervisor.Post;
import fr.teleguichet.edge.peripheral.ProbeInterval;
import fr.teleguichet.edge.presence.PresenceDetector;
import fr.teleguichet.edge.presence.PresenceErrorEstimate;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.presence.PresenceState;
import fr.teleguichet.edge.presence.SensingParameters;
import fr.teleguichet.edge.presence.SensorAssessment;
import fr.teleguichet.edge.wire.BoardWires;
import fr.teleguichet.edge.wire.LightPattern;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.device.Peripheral;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * The board's lines with what senses and shines at their ends, on a kiosk that may have none of
 * them. Belongs to the loop.
 */
public final class OptionalGpioHeader {

  /** How often the parts on the board's lines are looked at. */
  private static final ProbeInterval OFTEN = ProbeInterval.reading(Duration.ofSeconds(2));

  private final Callable<BoardWires> wires;
  private final Optional<GpioHeader> header;

  /**
   * @param sensed where the sensors' counts go
   * @param wires opens the board's lines; it may wait
   * @param listener who acts on contacts
   * @param presence where it is told who comes and goes
   */
  public OptionalGpioHeader(
      AgentContext world,
      BoardProfile board,
      RecordAppender sensed,
      Callable<BoardWires> wires,
      GpioHeaderListener listener,
      EventStream<PresenceEvent> presence) {
    this.wires = wires;
    this.header =
        isFitted(board)
            ? Optional.of(
                new GpioHeader(
                    new PresenceDetector.World(
                        world.loop(), world.clock(), sensed, world.notes(), presence),
                    board,
                    SensingParameters.of(board),
                    listener,
                    world.kiosk()))
            : Optional.empty();
  }

  private static boolean isFitted(BoardProfile board) {
    return board.board().gpioChip().isPresent()
        || board.peripheral(Peripheral.PRESENCE).stream()
            .flatMap(fitted -> fitted.connections().stream())
            .anyMatch(PeripheralConnection.Serial.class::isInstance);
  }

  /** What looks at the parts on the board's lines. */
  public List<Post> posts() {
    return header.stream()
        .flatMap(it -> it.probes().stream())
        .map(probe -> new Post(probe, OFTEN))
        .toList();
  }

  /** The names of the parts on the board's lines. */
  public Set<String> parts() {
    return header.map(GpioHeader::parts).orElse(Set.of());
  }

  /** Whether somebody is there, as far as is known. */
  public PresenceState state() {
    return header.map(it -> it.presence().state()).orElse(new PresenceState.Absent(Duration.ZERO));
  }

  /** What is thought of each sensor. */
  public List<SensorAssessment> opinions() {
    return header.map(it -> it.presence().opinions()).orElse(List.of());
  }

  /** What presence detection knows of its own errors; nothing on a kiosk without sensors. */
  public Optional<PresenceErrorEstimate> errors() {
    return header.map(it -> it.presence().errors());
  }

  /** Somebody touched the screen. */
  public void touched() {
    header.ifPresent(it -> it.presence().touched());
  }

  /** What the status light shows from now on. */
  public void show(LightPattern pattern) {
    header.ifPresent(it -> it.show(pattern));
  }

  /** Opens the lines; completes once they are open. */
  public Future<Void> start() {
    return header.map(it -> it.start(wires)).orElse(Future.succeededFuture());
  }

  public Future<Void> stop() {
    return header.map(GpioHeader::stop).orElse(Future.succeededFuture());
  }
}
