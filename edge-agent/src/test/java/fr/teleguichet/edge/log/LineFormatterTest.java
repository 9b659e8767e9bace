package fr.teleguichet.edge.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

final class LineFormatterTest {

  private static LogRecord record(Level level, String message) {
    var record = new LogRecord(level, message);
    record.setInstant(Instant.parse("2026-03-02T08:00:00.5Z"));
    record.setLoggerName("fr.teleguichet.edge.link.SparkplugEdgeNode");
    return record;
  }

  private static String line(LogRecord record) {
    return new LineFormatter().format(record);
  }

  @Test
  void aRecordIsOneLineOfFields() {
    assertThat(line(record(Level.INFO, "link=lot/segala from=Offline to=Connecting")))
        .isEqualTo(
            "time=2026-03-02T08:00:00.500Z level=INFO logger=SparkplugEdgeNode link=lot/segala"
                + " from=Offline to=Connecting\n");
  }

  @Test
  void levelsHaveTheirUsualNames() {
    assertThat(line(record(Level.SEVERE, ""))).contains(" level=ERROR ");
    assertThat(line(record(Level.WARNING, ""))).contains(" level=WARN ");
    assertThat(line(record(Level.FINE, ""))).contains(" level=DEBUG ");
  }

  @Test
  void nothingFromOutsideCanBeginASecondLine() {
    assertThat(line(record(Level.INFO, "cause=\"a\r\nlevel=INFO\u2028x\u202ey\" é")))
        .endsWith("cause=\"a\\u000d\\nlevel=INFO\\u2028x\\u202ey\" é\n")
        .containsOnlyOnce("\n");
  }

  @Test
  void anExceptionIsAFieldWithItsCausesAndWhereTheyCameFrom() {
    LogRecord record = record(Level.WARNING, "It failed.");
    record.setThrown(new IllegalStateException("outer", new IOException("said \"no\"\nand more")));
    assertThat(line(record))
        .contains("It failed. error=\"java.lang.IllegalStateException: outer [")
        .contains("caused by java.io.IOException: said 'no'\\nand more [")
        .contains("LineFormatterTest.")
        .containsOnlyOnce("\n")
        .endsWith("]\"\n");
  }

  @Test
  void anEndlessChainOfCausesIsCut() {
    Exception thrown = new IOException("deepest");
    for (int depth = 0; depth < 100; depth++) {
      thrown = new IOException("level " + depth, thrown);
    }
    LogRecord record = record(Level.WARNING, "It failed.");
    record.setThrown(thrown);
    assertThat(line(record)).contains("level 99").doesNotContain("deepest").hasSizeLessThan(50_000);
  }
}
