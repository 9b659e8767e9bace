package fr.teleguichet.edge.peripheral.media;

import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A sine of 440 Hz on one side, then on the other, by {@code speaker-test} of alsa-utils. */
public final class AlsaTestTone implements TestTone {

  private static final SystemProgram PROGRAM =
      SystemProgram.of("speaker-test", "-t", "sine", "-f", "440", "-c", "2", "-l", "1")
          .within(Duration.ofSeconds(15), SystemProgram.SOME_TEXT);

  private final SystemProgram program;

  /**
   * A tone by the sound server.
   *
   * @param session the variables by which it is found
   */
  public AlsaTestTone(Map<String, String> session) {
    this(PROGRAM.with(session));
  }

  AlsaTestTone(SystemProgram program) {
    this.program = program;
  }

  @Override
  public void play() throws IOException, InterruptedException {
    ProgramOutput played = program.run();
    if (!played.isSuccess()) {
      throw new IOException(program.name() + "-" + played.exit());
    }
  }
}
