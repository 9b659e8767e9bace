package fr.teleguichet.simulator.scenario;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Duration;
import java.util.Optional;

/** What a script makes happen. */
sealed interface ScenarioEvent {

  /**
   * A citizen comes, chooses a service and leaves.
   *
   * @param length from the choice to the end, 0 to 4 hours
   * @param answers what the citizen answers afterwards
   */
  record Citizen(ServiceCode service, Duration length, Outcome outcome, Optional<Answers> answers)
      implements ScenarioEvent {

    static final Duration MAX_DURATION = Duration.ofHours(4);

    public Citizen {
      if (length.isNegative() || length.compareTo(MAX_DURATION) > 0) {
        throw new IllegalArgumentException(
            "an interview of " + length.toMinutes() + " minutes; 0 to 240 are allowed");
      }
      if (outcome == Outcome.HELD && length.toSeconds() < 60) {
        throw new IllegalArgumentException("an interview that is held lasts a minute or more");
      }
      if (outcome != Outcome.HELD && answers.isPresent()) {
        throw new IllegalArgumentException("only who held an interview is asked about it");
      }
    }
  }

  /** A citizen's answers. */
  record Answers(
      Satisfaction satisfaction,
      Optional<Recommendation> recommend,
      Optional<Resolution> resolved,
      Optional<Alternative> alternative,
      Optional<ReferralSource> referral) {}

  /** People come near and go on. */
  record Passers(int count) implements ScenarioEvent {
    public Passers {
      if (count < 1 || count > 500) {
        throw new IllegalArgumentException(count + " passers; 1 to 500 are allowed");
      }
    }
  }

  /**
   * A peripheral changes.
   *
   * @param state what it is then; empty when it is unplugged
   */
  record Change(Peripheral peripheral, Optional<PeripheralState> state, String reasons)
      implements ScenarioEvent {}

  /**
   * A measure moves to another level.
   *
   * @param level where to, in the measure's unit; 0 and 1 for no and yes
   * @param within how long it takes
   */
  record Drift(HealthMetric measure, double level, Duration within) implements ScenarioEvent {}

  /**
   * A hand, or a person who comes or goes, changes something.
   *
   * @param value what the dial then shows
   */
  record Turn(SimulationDial dial, int value) implements ScenarioEvent {
    public Turn {
      dial.require(value);
    }
  }

  /** The call button is pressed and let go. */
  record Press() implements ScenarioEvent {}

  /** The way to the fleet is cut, or there again. */
  record Network(boolean up) implements ScenarioEvent {}

  /** The kiosk says that it goes, and goes. */
  record Stop(ShutdownReason reason) implements ScenarioEvent {}

  /** The kiosk comes back. */
  record Start() implements ScenarioEvent {}
}
