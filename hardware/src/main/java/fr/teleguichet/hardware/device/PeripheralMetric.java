package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.protocol.DataType;
import java.util.Arrays;
import java.util.Optional;

/**
 * The metrics of every peripheral: metrics of a Sparkplug device. That it is there at all is its
 * birth.
 */
public enum PeripheralMetric {
  /** A {@link PeripheralState} word. */
  STATE("State", "État", "State"),
  /**
   * Why the state is not {@code ok}: keywords separated by commas; a printer's are those of IPP
   * {@code printer-state-reasons} (RFC 8011, section 5.4.12), such as {@code media-empty}.
   */
  REASONS("Reasons", "Motifs", "Reasons"),
  /** Maker and model, as the device gives them. */
  MODEL("Properties/Model", "Modèle", "Model");

  private final MetricDefinition definition;

  PeripheralMetric(String name, String french, String english) {
    this.definition =
        new MetricDefinition(
            name,
            DataType.STRING,
            "",
            new HealthyRange.Any(),
            ReportPolicy.EVERY_CHANGE,
            french,
            english);
  }

  /** Name, type and labels. */
  public MetricDefinition definition() {
    return definition;
  }

  /** The metric with this name on the wire. */
  public static Optional<PeripheralMetric> ofName(String name) {
    return Arrays.stream(values()).filter(m -> m.definition.name().equals(name)).findFirst();
  }
}
