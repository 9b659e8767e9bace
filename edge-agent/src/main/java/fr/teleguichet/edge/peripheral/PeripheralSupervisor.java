package fr.teleguichet.edge.peripheral;

import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.Peripheral;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches all peripherals: each part on a thread of its own, the parts of one kind put together,
 * the result in the kiosk's state and its turns in the journal. Belongs to the loop, which no
 * device can hold up.
 */
public final class PeripheralSupervisor {

  private static final Logger LOG = LoggerFactory.getLogger(PeripheralSupervisor.class);

  private final Surroundings world;
  private final Map<Peripheral, List<ProbeRunner>> lookouts = new EnumMap<>(Peripheral.class);
  private final Map<Peripheral, IncidentRecorder> incidents = new EnumMap<>(Peripheral.class);
  private final Map<Peripheral, ProbeFinding> told = new EnumMap<>(Peripheral.class);
  private boolean isLooking;
  private boolean stopped;

  /** What the watch takes from the world around it. */
  public record Surroundings(
      Loop loop,
      Clock clock,
      RandomGenerator random,
      KioskState kiosk,
      RecordAppender records,
      DurableNotes notes) {}

  /** A part that is watched. */
  public record Post(Probe probe, ProbeInterval rhythm) {}

  /**
   * A watch that has not begun.
   *
   * @param posts the order of the parts of one kind is that of their reasons
   */
  public PeripheralSupervisor(Surroundings world, List<Post> posts) {
    this(world, posts, 1);
  }

  /**
   * A watch over a kiosk whose time is played.
   *
   * @param speed how many seconds of the played day pass in one: what is held back is held back as
   *     long in played time
   */
  public PeripheralSupervisor(Surroundings world, List<Post> posts, double speed) {
    this.world = world;
    for (Post post : posts) {
      Peripheral kind = post.probe().kind();
      var lookout =
          new ProbeRunner(
              world.loop(), world.random(), post.probe(), post.rhythm(), () -> changed(kind));
      lookouts.computeIfAbsent(kind, _ -> new ArrayList<>()).add(lookout);
      incidents.computeIfAbsent(
          kind,
          it -> new IncidentRecorder(it, world.loop(), world.records(), world.notes(), speed));
    }
  }

  /** Takes up what a former run wrote down, and begins to look. */
  public Future<Void> start() {
    List<Future<Void>> read = incidents.values().stream().map(IncidentRecorder::start).toList();
    return Future.join(read)
        .onComplete(
            _ -> {
              isLooking = !stopped;
              lookouts.values().forEach(parts -> parts.forEach(ProbeRunner::look));
            })
        .mapEmpty();
  }

  /** Something happened to the peripheral: it is looked at now, unless nothing is looked at yet. */
  public void lookNow(Peripheral kind) {
    world.loop().check();
    if (isLooking && !stopped) {
      lookouts.getOrDefault(kind, List.of()).forEach(ProbeRunner::lookNow);
    }
  }

  /** Ends the looking; a look that hangs is not waited for. */
  public Future<Void> stop() {
    stopped = true;
    incidents.values().forEach(IncidentRecorder::stop);
    List<Future<Void>> ends =
        lookouts.values().stream().flatMap(List::stream).map(ProbeRunner::stop).toList();
    return Future.join(ends).mapEmpty();
  }

  private void changed(Peripheral kind) {
    List<ProbeRunner> parts = lookouts.getOrDefault(kind, List.of());
    List<CompositePeripheral.PartFinding> findings =
        parts.stream().flatMap(part -> finding(part).stream()).toList();
    // Before each part has been looked at once nobody knows how the whole stands.
    if (stopped || findings.size() < parts.size()) {
      return;
    }
    ProbeFinding whole = CompositePeripheral.of(findings);
    if (whole.equals(told.put(kind, whole))) {
      return;
    }
    var condition = PeripheralCondition.of(whole, world.clock().instant());
    LOG.info(
        "peripheral={} state={} reasons={} A peripheral changed.",
        kind.deviceId(),
        condition.code(),
        condition.reasons());
    switch (whole) {
      case ProbeFinding.Present(var reading) -> world.kiosk().attach(kind, reading);
      case ProbeFinding.Missing(String reasons) -> world.kiosk().detach(kind, reasons);
    }
    Optional.ofNullable(incidents.get(kind)).ifPresent(it -> it.now(condition));
  }

  private static Optional<CompositePeripheral.PartFinding> finding(ProbeRunner lookout) {
    Probe probe = lookout.probe();
    return lookout
        .finding()
        .map(
            found -> new CompositePeripheral.PartFinding(probe.part(), probe.isEssential(), found));
  }
}
