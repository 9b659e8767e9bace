package fr.teleguichet.edge.link;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One peripheral as a Sparkplug device: born when it is there, dead when it is gone. A loose plug
 * makes at most one message a second, which then tells how things stand.
 */
final class DeviceReporter {

  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

  private final Peripheral peripheral;
  private final Supplier<Optional<PeripheralReading>> reading;
  private final ReportByException metrics;
  private final Supplier<Optional<String>> absence;
  private boolean born;
  private @Nullable Duration told;

  DeviceReporter(
      Peripheral peripheral,
      Supplier<Optional<PeripheralReading>> reading,
      ReportByException metrics,
      Supplier<Optional<String>> absence) {
    this.peripheral = peripheral;
    this.reading = reading;
    this.metrics = metrics;
    this.absence = absence;
  }

  /** The device's part in the node's birth sequence. */
  void birthWithNode(SparkplugSession session, Duration uptime, long now) {
    born = reading.get().isPresent();
    if (born) {
      session.deviceBirth(peripheral.deviceId(), metrics.birth(uptime, now));
      told = uptime;
    }
  }

  /** Sends what changed, unless it was told something too short a time ago. */
  void flush(SparkplugSession session, Duration uptime, long now) {
    if (!rest(uptime).isZero()) {
      return;
    }
    boolean isThere = reading.get().isPresent();
    if (isThere && !born) {
      session.deviceBirth(peripheral.deviceId(), metrics.birth(uptime, now));
      told = uptime;
    } else if (!isThere && born) {
      session.deviceDeath(peripheral.deviceId(), lastWords(now));
      told = uptime;
    } else if (isThere) {
      sendData(session, uptime, now);
    }
    born = isThere;
  }

  /**
   * Why it is gone, when that is known. Sparkplug 3.0.0 asks only for timestamp and sequence number
   * in a DDEATH, so a host that expects no metric loses nothing; without an alias any host can read
   * it.
   */
  private List<Metric> lastWords(long now) {
    var reasons = PeripheralMetric.REASONS.definition();
    return absence
        .get()
        .filter(why -> !why.isEmpty())
        .map(why -> List.of(Metric.declared(reasons.name(), reasons.type(), Value.of(why), now)))
        .orElse(List.of());
  }

  private void sendData(SparkplugSession session, Duration uptime, long now) {
    List<Metric> due = metrics.due(uptime, now);
    if (!due.isEmpty()) {
      session.deviceData(peripheral.deviceId(), due);
      told = uptime;
    }
  }

  /** How long until a change that is held back may go; null when none is. */
  @Nullable Duration nextDue(Duration uptime) {
    boolean isThere = reading.get().isPresent();
    boolean changed = isThere != born || (isThere && metrics.nextDue(uptime) != null);
    return changed ? rest(uptime) : null;
  }

  private Duration rest(Duration uptime) {
    Duration rest = told == null ? Duration.ZERO : told.plus(AT_MOST_EVERY).minus(uptime);
    return rest.isPositive() ? rest : Duration.ZERO;
  }
}
