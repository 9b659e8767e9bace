package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.hardware.RealHardware;
import fr.teleguichet.edge.header.Header;
import fr.teleguichet.edge.header.HeaderListener;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.peripheral.PeripheralWatch.Post;
import fr.teleguichet.edge.peripheral.ProbeInterval;
import fr.teleguichet.edge.presence.PresenceErrorEstimate;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.presence.PresenceState;
import fr.teleguichet.edge.presence.SensingParameters;
import fr.teleguichet.edge.presence.SensorHardware;
import fr.teleguichet.edge.presence.SensorOpinion;
import fr.teleguichet.edge.wire.LightPattern;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.device.Peripheral;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The board's lines with what senses and shines at their ends, on a kiosk that may have none of
 * them. Belongs to the loop.
 */
final class BoardHardware {

  /** How often the parts on the board's lines are looked at. */
  private static final ProbeInterval OFTEN = ProbeInterval.reading(Duration.ofSeconds(2));

  private final KioskHardware hardware;
  private final Optional<Header> header;

  /**
   * @param listener who acts on contacts
   * @param presence where it is told who comes and goes
   */
  BoardHardware(
      KioskAppliance.Surroundings world,
      BoardProfile board,
      KioskHardware hardware,
      HeaderListener listener,
      EventStream<PresenceEvent> presence) {
    this.hardware = hardware;
    this.header =
        isFitted(board)
            ? Optional.of(header(world, board, hardware, listener, presence))
            : Optional.empty();
  }

  private static boolean isFitted(BoardProfile board) {
    return RealHardware.hasHeader(board)
        || board.peripheral(Peripheral.PRESENCE).stream()
            .flatMap(fitted -> fitted.connections().stream())
            .anyMatch(PeripheralConnection.Serial.class::isInstance);
  }

  private static Header header(
      KioskAppliance.Surroundings world,
      BoardProfile board,
      KioskHardware hardware,
      HeaderListener listener,
      EventStream<PresenceEvent> presence) {
    var door = world.door();
    return new Header(
        new SensorHardware.World(
            world.loop(), world.machine().clock(), hardware.sensed(door, door), door, presence),
        board,
        SensingParameters.of(board),
        listener,
        world.kiosk());
  }

  /** What looks at the parts on the board's lines. */
  List<Post> posts() {
    return header.map(Header::probes).orElse(List.of()).stream()
        .map(probe -> new Post(probe, OFTEN))
        .toList();
  }

  /** The names of the parts on the board's lines. */
  Set<String> parts() {
    return header.map(Header::parts).orElse(Set.of());
  }

  /** Whether somebody is there, as far as is known. */
  PresenceState state() {
    return header.map(it -> it.presence().state()).orElse(new PresenceState.Absent(Duration.ZERO));
  }

  /** What is thought of each sensor. */
  List<SensorOpinion> opinions() {
    return header.map(it -> it.presence().opinions()).orElse(List.of());
  }

  /** What presence detection knows of its own errors; nothing on a kiosk without sensors. */
  Optional<PresenceErrorEstimate> errors() {
    return header.map(it -> it.presence().errors());
  }

  /** Somebody touched the screen. */
  void touched() {
    header.ifPresent(it -> it.presence().touched());
  }

  /** What the status light shows from now on. */
  void show(LightPattern pattern) {
    header.ifPresent(it -> it.show(pattern));
  }

  /** Opens the lines; completes once they are open. */
  Future<Void> start() {
    return header.map(it -> it.start(hardware::wires)).orElse(Future.succeededFuture());
  }

  Future<Void> stop() {
    return header.map(Header::stop).orElse(Future.succeededFuture());
  }
}
