package fr.teleguichet.edge.peripheral;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.hardware.device.PeripheralState;
import java.util.ArrayList;
import java.util.List;

/** A peripheral put together from its parts. */
final class CompositePeripheral {

  private CompositePeripheral() {}

  /** What was found at one part. */
  record PartFinding(String part, boolean isEssential, ProbeFinding finding) {

    boolean isMissing() {
      return finding instanceof ProbeFinding.Missing;
    }

    /** The state that the part alone would give the whole. */
    PeripheralState state() {
      return finding instanceof ProbeFinding.Present(var reading)
          ? reading.state()
          : PeripheralState.WARNING;
    }

    /** A reason of a part that one can do without must say which part. */
    String reasons() {
      return switch (finding) {
        case ProbeFinding.Present(var reading) -> reading.reasons();
        case ProbeFinding.Missing(String reason) -> isEssential ? reason : part + "-" + reason;
      };
    }

    String model() {
      return finding instanceof ProbeFinding.Present(var reading) ? reading.model() : "";
    }
  }

  /**
   * The worst state of the parts with all their reasons. A part that is missing without being
   * essential is a warning.
   *
   * @param parts at least one
   */
  static ProbeFinding of(List<PartFinding> parts) {
    boolean isMissing =
        parts.stream().anyMatch(part -> part.isEssential() && part.isMissing())
            || parts.stream().allMatch(PartFinding::isMissing);
    String reasons = reasons(parts);
    if (isMissing) {
      return new ProbeFinding.Missing(reasons);
    }
    PeripheralState worst =
        parts.stream()
            .map(PartFinding::state)
            .reduce(PeripheralState.OK, CompositePeripheral::worse);
    String model =
        parts.stream().map(PartFinding::model).filter(it -> !it.isEmpty()).findFirst().orElse("");
    return new ProbeFinding.Present(new PeripheralReading(worst, reasons, model));
  }

  private static PeripheralState worse(PeripheralState one, PeripheralState other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static String reasons(List<PartFinding> parts) {
    List<String> words = new ArrayList<>();
    parts.forEach(part -> words.addAll(List.of(part.reasons().split(","))));
    return StateReasonFormatter.list(words);
  }
}
