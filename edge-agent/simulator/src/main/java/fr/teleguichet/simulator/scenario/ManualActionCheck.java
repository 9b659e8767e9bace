package fr.teleguichet.simulator.scenario;

import fr.teleguichet.hardware.device.Peripheral;
import java.time.LocalTime;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Follows what hands do in a script and tells what they can't do. */
final class ManualActionCheck {

  private final Set<Peripheral> fitted;
  private final BiConsumer<ScriptLine, String> problems;
  private final DialPositions dials = new DialPositions();

  ManualActionCheck(Set<Peripheral> fitted, BiConsumer<ScriptLine, String> problems) {
    this.fitted = fitted;
    this.problems = problems;
  }

  /**
   * Something is turned.
   *
   * @param freeFrom until when a citizen is there
   */
  void turn(ScriptLine scene, ScenarioEvent.Turn turn, LocalTime freeFrom) {
    SimulationDial dial = turn.dial();
    if (dial.owner().filter(kind -> !fitted.contains(kind)).isPresent()) {
      problems.accept(
          scene,
          "there is no "
              + ScenarioVocabulary.of(dial.owner().orElseThrow())
              + " under \"peripherals\" whose "
              + dial.code()
              + " could change");
    }
    if (dial == SimulationDial.PERSON && scene.at().isBefore(freeFrom)) {
      problems.accept(scene, "somebody moves while a citizen is there until " + freeFrom);
    }
    if (!dials.turn(dial, turn.value())) {
      problems.accept(scene, nothing(turn));
    }
  }

  private static String nothing(ScenarioEvent.Turn turn) {
    boolean is = turn.value() > 0;
    return switch (turn.dial()) {
      case PERSON ->
          is ? "changes nothing: somebody is there already" : "nobody is there who could leave";
      case BUTTON -> is ? "the button is held already" : "nobody holds the button";
      case HANDSET ->
          is ? "the handset is lifted already" : "the handset hangs on its hook already";
      case DOOR, COVER ->
          "changes nothing: the %s is %s already"
              .formatted(turn.dial().code(), is ? "open" : "closed");
      case SHUTTER -> "changes nothing: the shutter is " + (is ? "closed already" : "open already");
      case PAPER -> "changes nothing: there are %d sheets already".formatted(turn.value());
      case JAM -> is ? "paper is jammed already" : "no paper is jammed";
      case MAINS -> is ? "the power was not cut" : "the power is cut already";
      default ->
          "changes nothing: the %s is at %d already".formatted(turn.dial().code(), turn.value());
    };
  }

  /** The button is pressed and let go. */
  void press(ScriptLine scene) {
    if (dials.is(SimulationDial.BUTTON)) {
      problems.accept(scene, "the button is held already; add \"button: released\" before");
    }
  }

  /** A citizen of the script comes. */
  void citizen(ScriptLine scene) {
    if (dials.is(SimulationDial.PERSON)) {
      problems.accept(
          scene, "a citizen comes while somebody stands there; add \"person: leaves\" before");
    }
  }

  /** A peripheral changes, which mends it first. */
  void change(ScenarioEvent.Change change) {
    SimulatedFault.dials(change.peripheral(), change.state().isEmpty(), change.reasons())
        .forEach(
            (dial, value) -> {
              var _ = dials.turn(dial, value);
            });
  }

  /** The day is over. */
  void end(Consumer<String> told) {
    if (dials.is(SimulationDial.PERSON)) {
      told.accept("somebody is still there at the end; add \"person: leaves\"");
    }
    if (!dials.is(SimulationDial.MAINS)) {
      told.accept("the power is still cut at the end; add \"power: back\"");
    }
  }
}
