package fr.teleguichet.edge.header;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.presence.FittedPresenceSensors;
import fr.teleguichet.edge.presence.PresenceDetector;
import fr.teleguichet.edge.wire.BoardWires;
import fr.teleguichet.edge.wire.DebouncedContact;
import fr.teleguichet.edge.wire.EnclosureFan;
import fr.teleguichet.edge.wire.LightPattern;
import fr.teleguichet.edge.wire.LongContactRule;
import fr.teleguichet.edge.wire.StatusLight;
import fr.teleguichet.edge.wire.WiredPart;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.Peripheral;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts on the header that a board file has: status light, fan, contacts, and the sensors. */
final class GpioHeaderDriver {

  private static final Logger LOG = LoggerFactory.getLogger(GpioHeaderDriver.class);

  private final Loop loop;
  private final Loop.Worker lines;
  private final List<WiredPart> parts = new ArrayList<>();
  private @Nullable StatusLight light;

  GpioHeaderDriver(
      Loop loop,
      Loop.Worker lines,
      BoardProfile profile,
      PresenceDetector sensing,
      GpioHeaderListener listener,
      KioskState kiosk) {
    this.loop = loop;
    this.lines = lines;
    var fitting = new FittedPresenceSensors(profile);
    if (fitting.line("light-red").isPresent()) {
      addLight();
    }
    if (fitting.line("fan-pwm").isPresent()) {
      addFan(fitting.range(Peripheral.ENCLOSURE, "fan-speed"), kiosk);
    }
    addContact(fitting, "door-open", listener::onDoor, LongContactRule.DOOR);
    addContact(fitting, "handset-hook", listener::onHandset, LongContactRule.HANDSET);
    addContact(
        fitting, "call-button", on -> press(on, sensing, listener), LongContactRule.CALL_BUTTON);
    parts.addAll(sensing.parts(profile, lines));
  }

  List<Probe> probes() {
    return parts.stream().map(WiredPart::probe).toList();
  }

  /** The names of the parts that the board file has. */
  Set<String> names() {
    return parts.stream().map(WiredPart::name).collect(Collectors.toUnmodifiableSet());
  }

  void show(LightPattern pattern) {
    if (light != null) {
      light.show(pattern);
    }
  }

  /** Opens one after the other; one that fails does not hold up the next. */
  Future<Void> open(BoardWires wires) {
    Future<Void> opened = Future.succeededFuture();
    for (WiredPart part : parts) {
      opened =
          opened.compose(
              _ ->
                  part.opening()
                      .apply(wires)
                      .recover(
                          e -> {
                            LOG.warn(
                                "part={} why=\"{}\" A part can’t be used.",
                                part.name(),
                                e.getMessage());
                            return Future.succeededFuture();
                          }));
    }
    return opened;
  }

  Future<Void> close() {
    Future<Void> closed = Future.succeededFuture();
    for (WiredPart part : parts.reversed()) {
      closed = closed.compose(_ -> part.closing().get().recover(GpioHeaderDriver::tolerate));
    }
    return closed;
  }

  static Future<Void> tolerate(Throwable e) {
    LOG.warn("why=\"{}\" Something on the board’s lines failed.", e.getMessage());
    return Future.succeededFuture();
  }

  private void addLight() {
    var status = new StatusLight(loop, lines);
    light = status;
    parts.add(new WiredPart("status-light", status.probe(), status::open, status::close));
  }

  private void addFan(HealthyRange speeds, KioskState kiosk) {
    var fan = new EnclosureFan(loop, lines, new ProcessorTemperatureSource(kiosk), speeds);
    parts.add(new WiredPart("fan", fan.probe(), fan::open, fan::close));
  }

  private void addContact(
      FittedPresenceSensors fitting, String id, Consumer<Boolean> listener, LongContactRule rule) {
    fitting
        .line(id)
        .ifPresent(
            line -> {
              var contact = new DebouncedContact(loop, lines, line, listener);
              parts.add(
                  new WiredPart(id, rule.probe(loop, contact), contact::open, contact::close));
            });
  }

  private static void press(
      boolean pressed, PresenceDetector sensing, GpioHeaderListener listener) {
    if (pressed) {
      sensing.pressed();
      listener.onCall();
    }
  }
}
