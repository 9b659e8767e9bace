package fr.teleguichet.fleet.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.KeyValuePair;

final class KeyValueLayoutTest {
  private static final LoggerContext CONTEXT = new LoggerContext();

  private final KeyValueLayout layout = new KeyValueLayout(false);

  @Test
  void aLineHoldsTimeLevelOriginFieldsAndSentence() {
    LoggingEvent event = event(Level.INFO, "Process is running.");
    event.setKeyValuePairs(
        List.of(new KeyValuePair("process", "database"), new KeyValuePair("pid", 7)));

    assertThat(layout.doLayout(event))
        .isEqualTo(
            "time=2026-11-24T08:00:00Z level=info from=Database process=database pid=7"
                + " message=\"Process is running.\"\n");
  }

  /** A kiosk's name or a URL must not be able to forge a line of its own. */
  @Test
  void textFromOutsideStaysInsideItsField() {
    LoggingEvent event = event(Level.WARN, "Odd.");
    event.setKeyValuePairs(
        List.of(new KeyValuePair("name", "a\" level=error\nb\\\t\u0007\u202e=é")));

    assertThat(layout.doLayout(event))
        .contains("name=\"a\\\" level=error\\nb\\\\\\t\\u0007\\u202e=é\"")
        .endsWith("\n")
        .containsOnlyOnce("\n");
  }

  @Test
  void anEmptyValueIsSeenToBeEmpty() {
    LoggingEvent event = event(Level.INFO, "Odd.");
    event.setKeyValuePairs(List.of(new KeyValuePair("name", "")));

    assertThat(layout.doLayout(event)).contains(" name=\"\" ");
  }

  @Test
  void anExceptionAndItsCauseStandOnTheSameLine() {
    IllegalStateException cause = new IllegalStateException("inner");
    LoggingEvent event =
        new LoggingEvent(
            "fqcn",
            CONTEXT.getLogger("Test"),
            Level.ERROR,
            "Failed.",
            new IllegalArgumentException("outer\nsecond line", cause),
            null);

    assertThat(layout.doLayout(event))
        .contains("error=\"java.lang.IllegalArgumentException: outer\\nsecond line [")
        .contains("KeyValueLayoutTest.anExceptionAndItsCauseStandOnTheSameLine")
        .contains(" caused by java.lang.IllegalStateException: inner")
        .containsOnlyOnce("\n");
  }

  @Test
  void journaldIsToldTheLevelAndKnowsTheTimeItself() {
    assertThat(new KeyValueLayout(true).doLayout(event(Level.ERROR, "Failed.")))
        .isEqualTo("<3>level=error from=Database message=Failed.\n");
  }

  @Test
  void onlyTheVeryStreamThatSystemdNamesIsTheJournal(@TempDir Path folder) throws IOException {
    Path output = Files.createFile(folder.resolve("output"));
    String stream =
        Files.getAttribute(output, "unix:dev") + ":" + Files.getAttribute(output, "unix:ino");

    assertThat(JournalStreamDetector.isStandardOutput(stream, output)).isTrue();
    assertThat(JournalStreamDetector.isStandardOutput("8:1", output)).isFalse();
    assertThat(JournalStreamDetector.isStandardOutput(stream, folder.resolve("missing"))).isFalse();
    assertThat(JournalStreamDetector.isStandardOutput(Map.of())).isFalse();
  }

  private static LoggingEvent event(Level level, String message) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerContext(CONTEXT);
    event.setLoggerName("fr.teleguichet.fleet.platform.database.Database");
    event.setLevel(level);
    event.setMessage(message);
    event.setInstant(Instant.parse("2026-11-24T08:00:00Z"));
    return event;
  }
}
