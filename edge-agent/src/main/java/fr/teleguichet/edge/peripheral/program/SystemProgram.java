package fr.teleguichet.edge.peripheral.program;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program of the system.
 *
 * @param words its name, with or without a path, and the arguments that each run has
 * @param deadline the longest that it may run
 * @param most the most bytes that it may write
 * @param environment variables that it has besides the agent's own
 * @param tellsErrors whether what it complains about is part of what it writes
 */
public record SystemProgram(
    List<String> words,
    Duration deadline,
    int most,
    Map<String, String> environment,
    boolean tellsErrors) {

  /** What a program that talks a little writes at most. */
  public static final int SOME_TEXT = 64 * 1024;

  public SystemProgram {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    if (words.isEmpty() || !deadline.isPositive() || most < 1) {
      throw new IllegalArgumentException("no program: " + words);
    }
  }

  public SystemProgram(List<String> words, Duration deadline, int most) {
    this(words, deadline, most, Map.of(), false);
  }

  /** A program that tells something in a few seconds. */
  public static SystemProgram of(String... words) {
    return new SystemProgram(List.of(words), Duration.ofSeconds(5), SOME_TEXT);
  }

  /** The same program with other limits. */
  public SystemProgram within(Duration time, int bytes) {
    return new SystemProgram(words, time, bytes, environment, tellsErrors);
  }

  /** The same program with these variables in its environment. */
  public SystemProgram with(Map<String, String> variables) {
    return new SystemProgram(words, deadline, most, variables, tellsErrors);
  }

  /** The same program, whose complaints are read as well. */
  public SystemProgram tellingErrors() {
    return new SystemProgram(words, deadline, most, environment, true);
  }

  /**
   * Runs it to its end.
   *
   * @param arguments added to its words
   * @throws IOException when it is not there, takes too long or writes too much; the message is a
   *     short reason
   */
  public ProgramOutput run(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(arguments));
    return new ProgramRun(new SystemProgram(all, deadline, most, environment, tellsErrors))
        .output();
  }

  /** What it is called in reasons. */
  public String name() {
    String first = words.getFirst();
    return first.substring(first.lastIndexOf('/') + 1);
  }
}
