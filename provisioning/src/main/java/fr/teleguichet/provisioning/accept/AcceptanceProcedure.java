package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.access.AccessibilityMeasure;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.FittedPeripheral;
import fr.teleguichet.provisioning.trouble.TroubleException;

/**
 * The acceptance test of one unit: every peripheral of its board, then every accessibility measure.
 * What was answered before a break is not asked again.
 */
public final class AcceptanceProcedure {

  private final BoardProfile board;
  private final PeripheralExerciser trial;
  private final TechnicianPrompt person;
  private final AcceptanceDraftFile file;

  /** A test of a unit with this board. */
  public AcceptanceProcedure(
      BoardProfile board,
      PeripheralExerciser trial,
      TechnicianPrompt person,
      AcceptanceDraftFile file) {
    this.board = board;
    this.trial = trial;
    this.person = person;
    this.file = file;
  }

  /**
   * Asks whatever the draft does not answer yet, and keeps each answer before the next question.
   */
  public void run(AcceptanceDraft draft) throws TroubleException {
    for (FittedPeripheral fitted : board.peripherals()) {
      if (draft.of(fitted.kind()).isEmpty()) {
        draft.note(fitted.kind(), person.judge(fitted.kind(), trial.exercise(fitted)));
        file.save(draft);
      }
    }
    if (draft.network().isEmpty()) {
      draft.noteNetwork(trial.network());
      file.save(draft);
    }
    for (AccessibilityMeasure measure : AccessibilityMeasure.values()) {
      if (draft.of(measure).isEmpty()) {
        draft.note(measure, person.measure(measure));
        file.save(draft);
      }
    }
  }
}
