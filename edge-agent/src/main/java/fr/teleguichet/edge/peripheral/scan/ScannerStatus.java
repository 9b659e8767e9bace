package fr.teleguichet.edge.peripheral.scan;

/**
 * How a scanner is doing.
 *
 * @param feeder a keyword for what is wrong with its document feeder, empty when nothing is or it
 *     has none
 * @param isFeederLoaded whether paper lies in the feeder
 * @param model maker and model, empty when unknown
 */
public record ScannerStatus(
    Activity activity, String feeder, boolean isFeederLoaded, String model) {

  /** The state (eSCL, {@code pwg:State}). */
  public enum Activity {
    IDLE,
    PROCESSING,
    TESTING,
    STOPPED,
    DOWN
  }
}
