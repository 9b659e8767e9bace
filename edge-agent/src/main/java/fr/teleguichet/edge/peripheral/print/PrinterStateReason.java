package fr.teleguichet.edge.peripheral.print;

import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.StateReasonNormaliser;
import java.util.Set;

/**
 * A keyword of {@code printer-state-reasons} and how bad it is (RFC 8011, section 5.4.12). Widely
 * used firmware chooses the suffix by what the printer does at the moment, {@code -report} while it
 * is idle, so without paper an idle printer says {@code media-empty-report}. What a keyword means
 * for a citizen therefore goes before its suffix, which counts for all others.
 */
record PrinterStateReason(String keyword, PeripheralState state) {

  private static final Set<String> STOPPING =
      Set.of(
          "connecting-to-device",
          "cover-open",
          "developer-empty",
          "door-open",
          "fuser-over-temp",
          "fuser-under-temp",
          "input-tray-missing",
          "interlock-open",
          "marker-supply-empty",
          "marker-supply-missing",
          "marker-waste-full",
          "media-empty",
          "media-jam",
          "media-needed",
          "output-area-full",
          "output-tray-missing",
          "paused",
          "shutdown",
          "spool-area-full",
          "toner-empty");

  private static final Set<String> WORRYING =
      Set.of(
          "developer-low",
          "marker-supply-low",
          "marker-waste-almost-full",
          "media-low",
          "opc-near-eol",
          "output-area-almost-full",
          "toner-low");

  static PrinterStateReason of(String word) {
    String keyword = StateReasonNormaliser.withoutSeverity(word);
    return new PrinterStateReason(keyword, state(keyword, word));
  }

  private static PeripheralState state(String keyword, String word) {
    if (STOPPING.contains(keyword) || word.endsWith("-error")) {
      return PeripheralState.ERROR;
    }
    return word.endsWith("-report") && !WORRYING.contains(keyword)
        ? PeripheralState.OK
        : PeripheralState.WARNING;
  }
}
