package fr.teleguichet.edge.link;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.link.ReportByException.Reported;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what the kiosk is: all of it in births, afterwards what changed. Changes that come together
 * go in one message.
 */
final class NodeReporter implements KioskState.Listener {

  private final KioskState kiosk;
  private final AliasCatalogue catalogue;
  private final LinkContext world;
  private final ReportByException node;
  private final Map<Peripheral, DeviceReporter> devices = new EnumMap<>(Peripheral.class);
  private @Nullable SparkplugSession session;
  private Loop.@Nullable Timer timer;
  private boolean woken;

  NodeReporter(KioskState kiosk, AliasCatalogue catalogue, LinkContext world) {
    this.kiosk = kiosk;
    this.catalogue = catalogue;
    this.world = world;
    this.node = new ReportByException(nodeMetrics());
    for (Peripheral peripheral : Peripheral.values()) {
      devices.put(
          peripheral,
          new DeviceReporter(
              peripheral,
              () -> kiosk.peripheral(peripheral),
              new ReportByException(deviceMetrics(peripheral)),
              () -> kiosk.absence(peripheral)));
    }
  }

  private List<Reported> nodeMetrics() {
    List<Reported> metrics = new ArrayList<>();
    for (NodeFact fact : NodeFact.values()) {
      metrics.add(new Reported(fact.definition(), catalogue.alias(fact), () -> kiosk.fact(fact)));
    }
    for (HealthMetric metric : HealthMetric.values()) {
      metrics.add(
          new Reported(metric.definition(), catalogue.alias(metric), () -> kiosk.measure(metric)));
    }
    return metrics;
  }

  private List<Reported> deviceMetrics(Peripheral peripheral) {
    List<Reported> metrics = new ArrayList<>();
    for (PeripheralMetric metric : PeripheralMetric.values()) {
      metrics.add(
          new Reported(
              metric.definition(),
              catalogue.alias(peripheral, metric),
              () ->
                  kiosk.peripheral(peripheral).map(it -> value(metric, it)).orElse(Value.ABSENT)));
    }
    return metrics;
  }

  private static Value value(PeripheralMetric metric, PeripheralReading reading) {
    return Value.of(
        switch (metric) {
          case STATE -> reading.state().code();
          case REASONS -> reading.reasons();
          case MODEL -> reading.model();
        });
  }

  /** Sends the whole birth sequence, after which data may follow. */
  void births(SparkplugSession newSession) {
    session = newSession;
    long now = world.now();
    Duration uptime = world.loop().uptime();
    List<Metric> birth = new ArrayList<>();
    birth.add(catalogue.bdSeqAtBirth(newSession.contact().bdSeq(), now));
    birth.add(AliasCatalogue.rebirth(now));
    birth.addAll(AliasCatalogue.care(now));
    birth.add(AliasCatalogue.services(now));
    birth.add(AliasCatalogue.notices(now));
    birth.addAll(AliasCatalogue.marks(now));
    birth.addAll(node.birth(uptime, now));
    birth.add(catalogue.recordsAtBirth(now));
    newSession.nodeBirth(birth);
    devices.values().forEach(device -> device.birthWithNode(newSession, uptime, now));
    newSession.birthsDone();
  }

  /** Nobody listens any more. */
  void silence() {
    session = null;
    cancelTimer();
  }

  @Override
  public void onMeasures() {
    wake();
  }

  @Override
  public void onFact(NodeFact fact) {
    wake();
  }

  @Override
  public void onPeripheral(Peripheral peripheral) {
    wake();
  }

  /** Lets changes that are made one after the other gather first. */
  private void wake() {
    if (!woken && session != null) {
      woken = true;
      world
          .loop()
          .enter(
              () -> {
                woken = false;
                flush();
              });
    }
  }

  /** Sends what is due, if data may be sent. */
  void flush() {
    SparkplugSession current = session;
    if (current == null || !current.mayReport()) {
      return;
    }
    long now = world.now();
    Duration uptime = world.loop().uptime();
    List<Metric> due = node.due(uptime, now);
    if (!due.isEmpty()) {
      current.nodeData(due);
    }
    for (DeviceReporter device : devices.values()) {
      device.flush(current, uptime, now);
    }
    scheduleRest(uptime);
  }

  private void scheduleRest(Duration uptime) {
    cancelTimer();
    Duration rest = node.nextDue(uptime);
    for (DeviceReporter device : devices.values()) {
      rest = shorter(rest, device.nextDue(uptime));
    }
    if (rest != null) {
      timer = world.loop().after(rest, this::flush);
    }
  }

  private static @Nullable Duration shorter(@Nullable Duration a, @Nullable Duration b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
