package fr.teleguichet.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Tells the person in front of the terminal what is going on, each line with the seconds since the
 * start.
 */
final class DemoProgress {

  private final PrintStream out;
  private final Clock clock;
  private final Instant start;

  DemoProgress(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.start = clock.instant();
  }

  void say(String sentence) {
    Duration since = Duration.between(start, clock.instant());
    out.printf(Locale.ROOT, "%5.1f s  %s%n", since.toMillis() / 1_000.0, sentence);
    out.flush();
  }

  void plain(String text) {
    out.println(text);
    out.flush();
  }
}
