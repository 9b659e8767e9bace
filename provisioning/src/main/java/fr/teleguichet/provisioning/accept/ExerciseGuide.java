package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralExercise;
import fr.teleguichet.provisioning.trouble.TroubleException;

/** Tells the person what goes on while the unit exercises a peripheral. */
public interface ExerciseGuide {

  /** It is this peripheral's turn. */
  void turn(Peripheral peripheral);

  /** An exercise is about to begin: what the person is to do or to look at. */
  void begins(PeripheralExercise exercise);

  /** The unit saw something. */
  void seen(String what);

  /** The agent can't be reached any more; peripherals are only looked for from here on. */
  void lost(TroubleException why);

  /** A moment passes before the unit is asked again. */
  void pause() throws TroubleException;
}
