package fr.teleguichet.edge.peripheral;

import fr.teleguichet.hardware.device.PeripheralState;
import java.time.Instant;
import java.util.Optional;

/**
 * How a peripheral stands, as incidents see it.
 *
 * @param state empty when it is missing
 * @param since when the kiosk noticed
 */
record PeripheralCondition(Optional<PeripheralState> state, String reasons, Instant since) {

  private static final String MISSING = "missing";

  static PeripheralCondition of(ProbeFinding finding, Instant since) {
    return switch (finding) {
      case ProbeFinding.Present(var reading) ->
          new PeripheralCondition(Optional.of(reading.state()), reading.reasons(), since);
      case ProbeFinding.Missing(String reason) ->
          new PeripheralCondition(Optional.empty(), reason, since);
    };
  }

  /** Neither better nor worse than a peripheral of which this was written down. */
  boolean isAs(String word) {
    return code().equals(word);
  }

  /** What is written down of it. */
  String code() {
    return state.map(PeripheralState::code).orElse(MISSING);
  }
}
