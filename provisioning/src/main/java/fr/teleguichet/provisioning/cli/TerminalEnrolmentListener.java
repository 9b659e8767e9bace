package fr.teleguichet.provisioning.cli;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.provisioning.enrol.EnrolmentListener;
import fr.teleguichet.provisioning.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The person at the terminal, who sees the code to be compared and one line that counts. Everything
 * goes beside the answer, so that a script that waits has the code as well.
 */
final class TerminalEnrolmentListener implements EnrolmentListener, AutoCloseable {

  private static final Duration STEP = Duration.ofSeconds(1);
  private static final String WHOLE_LINE = "\r\u001B[K";

  private final ProgramEnvironment equipment;
  private final TerminalOutput screen;
  private final Instant begun;
  private Optional<String> told = Optional.empty();
  private boolean drawn;

  TerminalEnrolmentListener(ProgramEnvironment equipment, TerminalOutput screen) {
    this.equipment = equipment;
    this.screen = screen;
    this.begun = equipment.clock().instant();
  }

  @Override
  public void shows(Fingerprint key) {
    screen.warn(Message.of("enrol.code", ShortCode.of(key), key.grouped()));
    screen.warn(Message.of("enrol.waits"));
  }

  @Override
  public void pause(Duration time, Optional<String> trouble) throws InterruptedException {
    if (trouble.isPresent() && !trouble.equals(told)) {
      close();
      screen.warn(Message.of("enrol.trouble", trouble.get()));
    }
    told = trouble;
    for (Duration left = time; left.isPositive(); left = left.minus(STEP)) {
      draw(left);
      Thread.sleep(left.compareTo(STEP) < 0 ? left : STEP);
    }
  }

  private void draw(Duration left) {
    if (!equipment.terminal() || screen.json()) {
      return;
    }
    Duration waited = Duration.between(begun, equipment.clock().instant());
    String clock = "%d:%02d".formatted(waited.toMinutes(), waited.toSecondsPart());
    equipment.err().print(WHOLE_LINE + screen.texts().of("enrol.waited", clock, left.toSeconds()));
    equipment.err().flush();
    drawn = true;
  }

  /** Ends the line that counts. */
  @Override
  public void close() {
    if (drawn) {
      equipment.err().println();
      drawn = false;
    }
  }
}
