package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An edge node at one moment: an immutable picture for every thread.
 *
 * @param node where it stands
 * @param link whether it is connected
 * @param lastHeard when anything last arrived from it
 * @param wrongTime whether its clock can't be right
 * @param measures its latest measures; one that it lacks is not in the map
 * @param facts what it said of itself
 * @param devices its peripherals by device id
 * @param excess what it sends too much of
 * @param birth what its last birth said; empty when none is known
 */
public record NodeView(
    NodeAddress node,
    Link link,
    Instant lastHeard,
    boolean wrongTime,
    Map<HealthMetric, Value> measures,
    Map<NodeFact, Value> facts,
    Map<String, DeviceView> devices,
    Optional<QuotaExcess> excess,
    Optional<NodeBirthSummary> birth) {

  /** Whether the node is connected, and since when. */
  public sealed interface Link {

    /** When this began, by the manager's clock. */
    Instant since();

    /** Connected. */
    record Connected(Instant since) implements Link {}

    /** Gone without a word: power, network or program. */
    record Lost(Instant since) implements Link {}

    /** Gone after it said why. */
    record Stopped(Instant since, ShutdownReason reason) implements Link {}

    /**
     * Not known: the manager itself has just started or lost its broker, or messages are missing.
     */
    record Unknown(Instant since) implements Link {}
  }

  /** Whether the node's values are current rather than stale (Sparkplug 3.0.0, section 5.6). */
  public boolean isCurrent() {
    return link instanceof Link.Connected;
  }

  /** Whether the device is there and its values are current. */
  public boolean isCurrent(String device) {
    DeviceView view = devices.get(device);
    return isCurrent() && view != null && view.present();
  }

  /** A node that sends no more than it may, and of whose birth nothing is known. */
  public NodeView(
      NodeAddress node,
      Link link,
      Instant lastHeard,
      boolean wrongTime,
      Map<HealthMetric, Value> measures,
      Map<NodeFact, Value> facts,
      Map<String, DeviceView> devices) {
    this(
        node,
        link,
        lastHeard,
        wrongTime,
        measures,
        facts,
        devices,
        Optional.empty(),
        Optional.empty());
  }

  /** Whether its birth said that it takes no remote actions. */
  public boolean declinesActions() {
    return birth.filter(it -> !it.takesActions()).isPresent();
  }

  public NodeView {
    // Pictures are taken twenty thousand times a second: what is unchanged is shared, and not
    // copied again.
    measures = measures instanceof MeasureMap ? measures : Map.copyOf(measures);
    facts = Map.copyOf(facts);
    devices = Map.copyOf(devices);
  }
}
