package fr.teleguichet.edge.speech;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A program that is given a language and a text, and writes a WAVE file to its output. */
@BlockingWait
public final class ProgramSpeechEngine implements SpeechEngine {

  /** In the command's words this stands for the language. */
  public static final String LANGUAGE = "{language}";

  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private final List<String> command;

  /**
   * @param command the program and its arguments, with {@link #LANGUAGE} among them; the text is
   *     added as the last
   */
  public ProgramSpeechEngine(List<String> command) {
    this.command = List.copyOf(command);
  }

  @Override
  public byte[] speak(Utterance utterance) throws IOException, InterruptedException {
    List<String> words =
        command.stream().map(it -> it.replace(LANGUAGE, utterance.language())).toList();
    ProgramOutput output =
        new SystemProgram(words, DEADLINE, WaveHeaderRepairer.MAX_SIZE).run("--", utterance.text());
    if (!output.isSuccess()) {
      throw new IOException("ended-with-" + output.exit());
    }
    return WaveHeaderRepairer.mended(output.bytes());
  }
}
