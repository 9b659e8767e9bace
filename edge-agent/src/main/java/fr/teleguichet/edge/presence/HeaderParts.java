package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.Finding;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.wire.Contact;
import fr.teleguichet.edge.wire.ContactRule;
import fr.teleguichet.edge.wire.Fan;
import fr.teleguichet.edge.wire.LightPattern;
import fr.teleguichet.edge.wire.StatusLight;
import fr.teleguichet.edge.wire.Watched;
import fr.teleguichet.edge.wire.Wires;
import fr.teleguichet.hardware.board.Connection;
import fr.teleguichet.hardware.board.RadarGates;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.Peripheral;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts on the header that a board file has, with what opens, closes and looks at each. */
final class HeaderParts {

  private static final Logger LOG = LoggerFactory.getLogger(HeaderParts.class);

  private final Loop loop;
  private final Loop.Worker lines;
  private final Presence presence;
  private final List<Part> parts = new ArrayList<>();
  private final List<Probe> probes = new ArrayList<>();
  private final List<Supplier<Future<Void>>> closings = new ArrayList<>();
  private @Nullable StatusLight light;
  private volatile @Nullable Radar radar;
  private volatile @Nullable Distance distance;

  private record Part(String name, Function<Wires, Future<Void>> opening) {}

  HeaderParts(
      Loop loop,
      Loop.Worker lines,
      Fitting fitting,
      Presence presence,
      PresenceListener listener,
      KioskState kiosk) {
    this.loop = loop;
    this.lines = lines;
    this.presence = presence;
    if (fitting.line("light-red").isPresent()) {
      addLight();
    }
    if (fitting.line("fan-pwm").isPresent()) {
      addFan(fitting.range(Peripheral.ENCLOSURE, "fan-speed"), kiosk);
    }
    addContact(fitting, "door-open", listener::onDoor, ContactRule.DOOR);
    addContact(fitting, "handset-hook", listener::onHandset, ContactRule.HANDSET);
    addContact(fitting, "call-button", on -> press(on, listener), ContactRule.CALL_BUTTON);
    addInfrared(fitting);
    fitting
        .radar()
        .ifPresent(
            place ->
                addRadar(
                    place,
                    fitting.profile().sensing().radarGates(),
                    fitting.range(Peripheral.PRESENCE, "radar-silence")));
    fitting
        .distance()
        .ifPresent(
            place -> addDistance(place, fitting.range(Peripheral.PRESENCE, "distance-silence")));
  }

  List<Probe> probes() {
    return List.copyOf(probes);
  }

  /** The names of the parts that the board file has. */
  Set<String> names() {
    return parts.stream().map(Part::name).collect(Collectors.toUnmodifiableSet());
  }

  void show(LightPattern pattern) {
    if (light != null) {
      light.show(pattern);
    }
  }

  /** Opens one after the other; one that fails does not hold up the next. */
  Future<Void> open(Wires wires) {
    Future<Void> opened = Future.succeededFuture();
    for (Part part : parts) {
      opened =
          opened.compose(
              _ ->
                  part.opening
                      .apply(wires)
                      .recover(
                          e -> {
                            LOG.warn(
                                "part={} why=\"{}\" A part can’t be used.",
                                part.name,
                                e.getMessage());
                            return Future.succeededFuture();
                          }));
    }
    return opened;
  }

  Future<Void> close() {
    Future<Void> closed = Future.succeededFuture();
    for (Supplier<Future<Void>> closing : closings.reversed()) {
      closed = closed.compose(_ -> closing.get().recover(HeaderParts::tolerate));
    }
    return closed;
  }

  static Future<Void> tolerate(Throwable e) {
    LOG.warn("why=\"{}\" Something of presence detection failed.", e.getMessage());
    return Future.succeededFuture();
  }

  private void add(
      String name, Function<Wires, Future<Void>> opening, Supplier<Future<Void>> closing) {
    parts.add(new Part(name, opening));
    closings.add(closing);
  }

  private void addLight() {
    var status = new StatusLight(loop, lines);
    light = status;
    probes.add(status.probe());
    add("status-light", status::open, status::close);
  }

  private void addFan(HealthyRange speeds, KioskState kiosk) {
    var fan = new Fan(loop, lines, new ProcessorTemperature(kiosk), speeds);
    probes.add(fan.probe());
    add("fan", fan::open, fan::close);
  }

  private void addContact(
      Fitting fitting, String id, Consumer<Boolean> listener, ContactRule rule) {
    fitting
        .line(id)
        .ifPresent(
            line -> {
              var contact = new Contact(loop, lines, line, listener);
              probes.add(rule.probe(loop, contact));
              add(id, contact::open, contact::close);
            });
  }

  private void press(boolean pressed, PresenceListener listener) {
    if (pressed) {
      presence.pressed();
      listener.onCall();
    }
  }

  private void addInfrared(Fitting fitting) {
    var finding = new SensorFinding("infrared", "HC-SR501", new HealthyRange.Any());
    fitting
        .line("pir")
        .ifPresent(
            line -> {
              var contact = new Contact(loop, lines, line, presence::infrared);
              probes.add(
                  new Watched(
                      Peripheral.PRESENCE,
                      "infrared",
                      () ->
                          contact.isOpen()
                              ? finding.judge(Duration.ZERO, presence.suspicion(Sensor.INFRARED))
                              : new Finding.Missing("not-responding")));
              add(
                  "infrared",
                  wires ->
                      contact
                          .open(wires)
                          .onSuccess(_ -> presence.infrared(contact.state().active())),
                  contact::close);
            });
  }

  private void addRadar(Connection.Serial place, RadarGates gates, HealthyRange silences) {
    var finding = new SensorFinding("radar", "HLK-LD2410", silences);
    Loop.Worker worker = loop.worker("radar");
    probes.add(
        new Watched(
            Peripheral.PRESENCE,
            "radar",
            () -> {
              Radar sensor = radar;
              return finding.judge(
                  silence(sensor == null ? null : sensor.latest()),
                  presence.suspicion(Sensor.RADAR));
            }));
    add(
        "radar",
        wires -> {
          var opened = new Radar(loop, worker, wires, place, gates, presence::radar);
          radar = opened;
          return opened.open();
        },
        () -> {
          Radar sensor = radar;
          return (sensor == null ? Future.<Void>succeededFuture() : sensor.close())
              .compose(_ -> worker.close());
        });
  }

  private void addDistance(Connection.I2c place, HealthyRange silences) {
    var finding = new SensorFinding("distance", "VL53L1X", silences);
    Loop.Worker worker = loop.worker("distance");
    probes.add(
        new Watched(
            Peripheral.PRESENCE,
            "distance",
            () -> {
              Distance sensor = distance;
              return finding.judge(
                  silence(sensor == null ? null : sensor.latest()),
                  presence.suspicion(Sensor.DISTANCE));
            }));
    add(
        "distance",
        wires -> {
          var sensor = new Distance(loop, worker, wires, place, presence::distance);
          distance = sensor;
          return sensor.open();
        },
        () -> {
          Distance sensor = distance;
          return (sensor == null ? Future.<Void>succeededFuture() : sensor.close())
              .compose(_ -> worker.close());
        });
  }

  /** The time since the latest word, else since the loop began. */
  private Duration silence(@Nullable Duration latest) {
    return latest == null ? loop.uptime() : loop.uptime().minus(latest);
  }
}
