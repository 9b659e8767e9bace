package fr.teleguichet.provisioning.cli;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralExercise;
import fr.teleguichet.provisioning.accept.ExerciseGuide;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.time.Duration;

/** Says at the terminal what the unit does, and what it sees. */
final class TerminalExerciseGuide implements ExerciseGuide {

  /** From one question to the unit to the next. */
  static final Duration PAUSE = Duration.ofMillis(250);

  private final TerminalOutput screen;

  TerminalExerciseGuide(TerminalOutput screen) {
    this.screen = screen;
  }

  @Override
  public void turn(Peripheral peripheral) {
    screen.print("\n" + peripheral.label(screen.texts().locale()) + "\n");
  }

  @Override
  public void begins(PeripheralExercise exercise) {
    screen.say("accept.do." + exercise.code());
  }

  @Override
  public void seen(String what) {
    screen.print("  · " + what + "\n");
  }

  @Override
  public void lost(TroubleException why) {
    screen.warn(why.say());
    screen.say("accept.no-agent");
  }

  @Override
  public void pause() throws TroubleException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TroubleException(TroubleKind.REFUSED, Message.of("answer.ended"), e);
    }
  }
}
