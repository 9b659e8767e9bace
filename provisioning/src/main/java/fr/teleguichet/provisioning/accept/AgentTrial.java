package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.board.FittedPeripheral;
import fr.teleguichet.hardware.device.Exercise;
import fr.teleguichet.provisioning.trouble.Trouble;
import fr.teleguichet.provisioning.unit.UnitExercises;
import fr.teleguichet.provisioning.unit.UnitExercises.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has the unit's agent exercise each peripheral. Where the agent does not answer, peripherals are
 * only looked for, and the record says so.
 */
public final class AgentTrial implements Trial {

  /** The longest that a device may take: a cold printer needs more than a minute. */
  static final int MOST_LOOKS = 1_000;

  private final UnitExercises unit;
  private final Trial looking;
  private final Guide guide;
  private final int looks;
  private boolean isLost;

  /**
   * @param looking what is done without an agent
   * @param looks how often the unit is asked before a person's doing is waited for no longer
   */
  public AgentTrial(UnitExercises unit, Trial looking, Guide guide, int looks) {
    this.unit = unit;
    this.looking = looking;
    this.guide = guide;
    this.looks = looks;
  }

  @Override
  public Finding exercise(FittedPeripheral fitted) throws Trouble {
    guide.turn(fitted.kind());
    try {
      return isLost ? onlyLooked(fitted) : exercised(fitted);
    } catch (Trouble trouble) {
      if (!isUnreachable(trouble)) {
        throw trouble;
      }
      isLost = true;
      guide.lost(trouble);
      return onlyLooked(fitted);
    }
  }

  private Finding exercised(FittedPeripheral fitted) throws Trouble {
    boolean isWell = true;
    List<String> told = new ArrayList<>();
    for (Exercise exercise : Exercise.of(fitted.kind())) {
      Progress end = run(exercise);
      if (!end.text().equals(Exercise.NOT_FITTED)) {
        isWell &= end.isDone();
        told.add(text(exercise, end));
      }
    }
    return told.isEmpty() ? onlyLooked(fitted) : new Finding(isWell, String.join("; ", told), true);
  }

  private Progress run(Exercise exercise) throws Trouble {
    guide.begins(exercise);
    Optional<String> refused = unit.begin(exercise);
    if (refused.isPresent()) {
      return new Progress("failed", List.of(), refused.get());
    }
    int told = 0;
    int most = exercise.isWatched() ? looks : MOST_LOOKS;
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

  private static String text(Exercise exercise, Progress end) {
    String what = end.text().isEmpty() ? end.stage() : end.text();
    return exercise.word() + ": " + what + (end.isDone() ? " ✓" : " ✗");
  }

  private Finding onlyLooked(FittedPeripheral fitted) throws Trouble {
    Finding found = looking.exercise(fitted);
    String why = isLost ? "not exercised, no agent: " : "not exercised: ";
    return new Finding(found.there(), why + found.text(), false);
  }

  @Override
  public String network() throws Trouble {
    if (isLost) {
      return "";
    }
    try {
      Progress end = run(Exercise.NETWORK);
      return end.text();
    } catch (Trouble trouble) {
      if (isUnreachable(trouble)) {
        return "";
      }
      throw trouble;
    }
  }

  private static boolean isUnreachable(Trouble trouble) {
    return trouble.say().key().equals("unit.unreachable");
  }
}
