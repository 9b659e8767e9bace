package fr.teleguichet.edge.peripheral;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.hardware.device.PeripheralState;
import java.util.ArrayList;
import java.util.List;

/** A peripheral put together from its parts. */
final class Whole {

  private Whole() {}

  /** What was found at one part. */
  record PartFinding(String part, boolean isEssential, Finding finding) {

    boolean isMissing() {
      return finding instanceof Finding.Missing;
    }

    /** The state that the part alone would give the whole. */
    PeripheralState state() {
      return finding instanceof Finding.Present(var reading)
          ? reading.state()
          : PeripheralState.WARNING;
    }

    /** A reason of a part that one can do without must say which part. */
    String reasons() {
      return switch (finding) {
        case Finding.Present(var reading) -> reading.reasons();
        case Finding.Missing(String reason) -> isEssential ? reason : part + "-" + reason;
      };
    }

    String model() {
      return finding instanceof Finding.Present(var reading) ? reading.model() : "";
    }
  }

  /**
   * The worst state of the parts with all their reasons. A part that is missing without being
   * essential is a warning.
   *
   * @param parts at least one
   */
  static Finding of(List<PartFinding> parts) {
    boolean isMissing =
        parts.stream().anyMatch(part -> part.isEssential() && part.isMissing())
            || parts.stream().allMatch(PartFinding::isMissing);
    String reasons = reasons(parts);
    if (isMissing) {
      return new Finding.Missing(reasons);
    }
    PeripheralState worst =
        parts.stream().map(PartFinding::state).reduce(PeripheralState.OK, Whole::worse);
    String model =
        parts.stream().map(PartFinding::model).filter(it -> !it.isEmpty()).findFirst().orElse("");
    return new Finding.Present(new PeripheralReading(worst, reasons, model));
  }

  private static PeripheralState worse(PeripheralState one, PeripheralState other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static String reasons(List<PartFinding> parts) {
    List<String> words = new ArrayList<>();
    parts.forEach(part -> words.addAll(List.of(part.reasons().split(","))));
    return Keyword.list(words);
  }
}
