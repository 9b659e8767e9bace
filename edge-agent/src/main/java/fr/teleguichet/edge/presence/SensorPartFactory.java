package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.wire.CachedFindingProbe;
import fr.teleguichet.edge.wire.DebouncedContact;
import fr.teleguichet.edge.wire.WiredPart;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.board.RadarGates;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.wiring.PinFunction;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sensors that a board file has, with what opens, closes and looks at each. */
final class SensorPartFactory {

  private final Loop loop;
  private final PresenceFusionRunner presence;
  private volatile @Nullable RadarReader radar;
  private volatile @Nullable DistanceSensorReader distance;

  SensorPartFactory(Loop loop, PresenceFusionRunner presence) {
    this.loop = loop;
    this.presence = presence;
  }

  /**
   * The parts of this board, none opened.
   *
   * @param lines the worker on which lines are opened
   */
  List<WiredPart> of(BoardProfile profile, Loop.Worker lines) {
    var fitting = new FittedPresenceSensors(profile);
    var radarSilence = fitting.range(Peripheral.PRESENCE, "radar-silence");
    var distanceSilence = fitting.range(Peripheral.PRESENCE, "distance-silence");
    return Stream.of(
            fitting.line("pir").map(line -> infrared(line, lines)),
            fitting
                .radar()
                .map(place -> radar(place, profile.sensing().radarGates(), radarSilence)),
            fitting
                .distance()
                .map(place -> distance(place, fitting.line("tof-interrupt"), distanceSilence)))
        .flatMap(Optional::stream)
        .toList();
  }

  private WiredPart infrared(PinFunction line, Loop.Worker lines) {
    var finding = new SensorHealthRule("infrared", "HC-SR501", new HealthyRange.Any());
    var contact = new DebouncedContact(loop, lines, line, presence::infrared);
    return new WiredPart(
        "infrared",
        new CachedFindingProbe(
            Peripheral.PRESENCE,
            "infrared",
            () ->
                contact.isOpen()
                    ? finding.judge(Duration.ZERO, presence.suspicion(Sensor.INFRARED))
                    : new ProbeFinding.Missing("not-responding")),
        wires -> contact.open(wires).onSuccess(_ -> presence.infrared(contact.state().active())),
        contact::close);
  }

  private WiredPart radar(
      PeripheralConnection.Serial place, RadarGates gates, HealthyRange silences) {
    var finding = new SensorHealthRule("radar", "HLK-LD2410", silences);
    Loop.Worker worker = loop.worker("radar");
    return new WiredPart(
        "radar",
        new CachedFindingProbe(
            Peripheral.PRESENCE,
            "radar",
            () -> {
              RadarReader sensor = radar;
              return finding.judge(
                  silence(sensor == null ? null : sensor.latest()),
                  presence.suspicion(Sensor.RADAR));
            }),
        wires -> {
          var opened = new RadarReader(loop, worker, wires, place, gates, presence::radar);
          radar = opened;
          return opened.open();
        },
        () -> {
          RadarReader sensor = radar;
          return (sensor == null ? Future.<Void>succeededFuture() : sensor.close())
              .compose(_ -> worker.close());
        });
  }

  private WiredPart distance(
      PeripheralConnection.I2c place, Optional<PinFunction> interrupt, HealthyRange silences) {
    var finding = new SensorHealthRule("distance", "VL53L1X", silences);
    Loop.Worker worker = loop.worker("distance");
    return new WiredPart(
        "distance",
        new CachedFindingProbe(
            Peripheral.PRESENCE,
            "distance",
            () -> {
              DistanceSensorReader sensor = distance;
              return finding.judge(
                  silence(sensor == null ? null : sensor.latest()),
                  presence.suspicion(Sensor.DISTANCE));
            }),
        wires -> {
          var sensor =
              new DistanceSensorReader(loop, worker, wires, place, interrupt, presence::distance);
          distance = sensor;
          return sensor.open();
        },
        () -> {
          DistanceSensorReader sensor = distance;
          return (sensor == null ? Future.<Void>succeededFuture() : sensor.close())
              .compose(_ -> worker.close());
        });
  }

  /** The time since the latest word, else since the loop began. */
  private Duration silence(@Nullable Duration latest) {
    return latest == null ? loop.uptime() : loop.uptime().minus(latest);
  }
}
