package fr.teleguichet.edge.peripheral.print;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a printer is doing (RFC 8011, section 5.4).
 *
 * @param accepting whether it takes jobs
 * @param reasons {@code printer-state-reasons} with their suffixes, without {@code none}
 * @param supplies what is used up by printing
 * @param model maker and model
 * @param formats the media types that it takes
 */
public record PrinterStatus(
    Activity activity,
    boolean accepting,
    List<String> reasons,
    List<Supply> supplies,
    String model,
    List<String> formats) {

  /** {@code printer-state}. */
  public enum Activity {
    IDLE,
    PROCESSING,
    /** Nothing will be printed before a person has come. */
    STOPPED
  }

  /**
   * Toner or ink.
   *
   * @param percent what is left, 0 to 100
   */
  public record Supply(String name, int percent) {}

  public PrinterStatus {
    reasons = List.copyOf(reasons);
    supplies = List.copyOf(supplies);
    formats = List.copyOf(formats);
  }

  /** What is left of the supply of which the least is left. */
  public OptionalInt leastSupply() {
    return supplies.stream().mapToInt(Supply::percent).min();
  }
}
