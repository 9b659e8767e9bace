package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.board.FittedPeripheral;
import fr.teleguichet.hardware.device.PeripheralExercise;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.unit.UnitExerciseClient;
import fr.teleguichet.provisioning.unit.UnitExerciseClient.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has the unit's agent exercise each peripheral. Where the agent does not answer, peripherals are
 * only looked for, and the record says so.
 */
public final class AgentPeripheralExerciser implements PeripheralExerciser {

  /** The longest that a device may take: a cold printer needs more than a minute. */
  static final int MAX_LOOKS = 1_000;

  private final UnitExerciseClient unit;
  private final PeripheralExerciser looking;
  private final ExerciseGuide guide;
  private final int looks;
  private boolean isLost;

  /**
   * @param looking what is done without an agent
   * @param looks how often the unit is asked before a person's doing is waited for no longer
   */
  public AgentPeripheralExerciser(
      UnitExerciseClient unit, PeripheralExerciser looking, ExerciseGuide guide, int looks) {
    this.unit = unit;
    this.looking = looking;
    this.guide = guide;
    this.looks = looks;
  }

  @Override
  public PeripheralFinding exercise(FittedPeripheral fitted) throws TroubleException {
    guide.turn(fitted.kind());
    try {
      return isLost ? onlyLooked(fitted) : exercised(fitted);
    } catch (TroubleException trouble) {
      if (!isUnreachable(trouble)) {
        throw trouble;
      }
      isLost = true;
      guide.lost(trouble);
      return onlyLooked(fitted);
    }
  }

  private PeripheralFinding exercised(FittedPeripheral fitted) throws TroubleException {
    boolean isWell = true;
    List<String> told = new ArrayList<>();
    for (PeripheralExercise exercise : PeripheralExercise.of(fitted.kind())) {
      Progress end = run(exercise);
      if (!end.text().equals(PeripheralExercise.NOT_FITTED)) {
        isWell &= end.isDone();
        told.add(text(exercise, end));
      }
    }
    return told.isEmpty()
        ? onlyLooked(fitted)
        : new PeripheralFinding(isWell, String.join("; ", told), true);
  }

  private Progress run(PeripheralExercise exercise) throws TroubleException {
    guide.begins(exercise);
    Optional<String> refused = unit.begin(exercise);
    if (refused.isPresent()) {
      return new Progress("failed", List.of(), refused.get());
    }
    int told = 0;
    int most = exercise.isWatched() ? looks : MAX_LOOKS;
    for (int look = 0; look < most; look++) {
      Progress now = unit.progress();
      for (; told < now.seen().size(); told++) {
        guide.seen(now.seen().get(told));
      }
      if (!now.isUnderWay()) {
        return now;
      }
      guide.pause();
    }
    return unit.stop();
  }

  private static String text(PeripheralExercise exercise, Progress end) {
    String what = end.text().isEmpty() ? end.stage() : end.text();
    return exercise.code() + ": " + what + (end.isDone() ? " ✓" : " ✗");
  }

  private PeripheralFinding onlyLooked(FittedPeripheral fitted) throws TroubleException {
    PeripheralFinding found = looking.exercise(fitted);
    String why = isLost ? "not exercised, no agent: " : "not exercised: ";
    return new PeripheralFinding(found.there(), why + found.text(), false);
  }

  @Override
  public String network() throws TroubleException {
    if (isLost) {
      return "";
    }
    try {
      Progress end = run(PeripheralExercise.NETWORK);
      return end.text();
    } catch (TroubleException trouble) {
      if (isUnreachable(trouble)) {
        return "";
      }
      throw trouble;
    }
  }

  private static boolean isUnreachable(TroubleException trouble) {
    return trouble.say().key().equals("unit.unreachable");
  }
}
