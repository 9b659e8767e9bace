package fr.teleguichet.edge.peripheral.media;

import fr.teleguichet.edge.peripheral.program.Output;
import fr.teleguichet.edge.peripheral.program.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A sine of 440 Hz on one side, then on the other, by {@code speaker-test} of alsa-utils. */
public final class SpeakerTest implements Tone {

  private static final Program PROGRAM =
      Program.of("speaker-test", "-t", "sine", "-f", "440", "-c", "2", "-l", "1")
          .within(Duration.ofSeconds(15), Program.SOME_TEXT);

  private final Program program;

  /**
   * A tone by the sound server.
   *
   * @param session the variables by which it is found
   */
  public SpeakerTest(Map<String, String> session) {
    this(PROGRAM.with(session));
  }

  SpeakerTest(Program program) {
    this.program = program;
  }

  @Override
  public void play() throws IOException, InterruptedException {
    Output played = program.run();
    if (!played.isSuccess()) {
      throw new IOException(program.name() + "-" + played.exit());
    }
  }
}
