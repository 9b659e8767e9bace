package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.teleguichet.edge.link.FakeDialer.FakeConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What an operator reads of an outage. */
final class LinkLogTest {

  @TempDir Path folder;
  private final Logger logger = (Logger) LoggerFactory.getLogger(Link.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  private List<String> lines() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void aLongOutageIsAFewLinesWhateverTheNumberOfTries() {
    try (var agent = new VirtualAgent(folder).start().seconds(60)) {
      log.list.clear();
      agent.dialer.onConnect(connection -> connection.refuse("connection refused"));
      agent.server().lose("connection reset");
      agent.seconds(24 * 3600);
      assertThat(agent.dialer.dialled()).hasSizeGreaterThan(1_000);
      agent.dialer.onConnect(FakeConnection::accept);
      agent.loop.passUntil(
          () -> agent.link.state() instanceof LinkState.Online, Duration.ofSeconds(61));
      assertThat(lines()).hasSizeLessThanOrEqualTo(5);
      assertThat(lines().getFirst())
          .contains(
              "link=grand-figeac/bagnac-1",
              "from=Online",
              "to=Offline",
              "server=mqtt://first.example:1883",
              "attempt=1",
              "cause=\"connection reset\"");
      assertThat(lines().getLast()).contains("to=Online").containsPattern("attempt=\\d{4}");
    }
  }

  @Test
  void anotherCauseIsTold() {
    try (var agent = new VirtualAgent(folder)) {
      agent.dialer.onConnect(connection -> connection.refuse("no route to host"));
      agent.start().seconds(600);
      agent.dialer.onConnect(connection -> connection.refuse("not authorised"));
      agent.seconds(600);
      assertThat(lines()).filteredOn(line -> line.contains("no route to host")).hasSize(1);
      assertThat(lines()).filteredOn(line -> line.contains("not authorised")).hasSize(1);
    }
  }
}
