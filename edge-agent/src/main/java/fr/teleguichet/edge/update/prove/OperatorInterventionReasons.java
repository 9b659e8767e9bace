package fr.teleguichet.edge.update.prove;

import fr.teleguichet.hardware.device.StateReasonNormaliser;
import java.util.Set;

/**
 * What a person does at a peripheral that works: paper, toner, a cover, a shutter. Whoever asks for
 * that answers, and no version can bring it about. The words are keywords of IPP (RFC 8011, section
 * 5.4.12), and the agent's own for a camera.
 */
final class OperatorInterventionReasons {

  private static final Set<String> WORDS =
      Set.of(
          "cover-open",
          "developer-empty",
          "developer-low",
          "door-open",
          "feeder-loaded",
          "input-tray-missing",
          "interlock-open",
          "marker-supply-empty",
          "marker-supply-low",
          "marker-supply-missing",
          "marker-waste-almost-full",
          "marker-waste-full",
          "media-empty",
          "media-jam",
          "media-low",
          "media-needed",
          "output-area-almost-full",
          "output-area-full",
          "output-tray-missing",
          "shutter-closed",
          "toner-empty",
          "toner-low");

  private OperatorInterventionReasons() {}

  /**
   * Whether nothing but these is the matter.
   *
   * @param reasons keywords separated by commas, with or without their suffix
   */
  static boolean areAll(String reasons) {
    for (String reason : reasons.split(",", -1)) {
      if (!WORDS.contains(StateReasonNormaliser.withoutSeverity(reason))) {
        return false;
      }
    }
    return true;
  }
}
