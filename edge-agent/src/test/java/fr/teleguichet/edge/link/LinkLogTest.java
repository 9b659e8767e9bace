package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.link.FakeDialer.FakeConnection;
import fr.teleguichet.edge.log.HeardLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads of an outage. */
final class LinkLogTest {

  @TempDir Path folder;
  private final HeardLog log = HeardLog.of(SparkplugEdgeNode.class);

  @AfterEach
  void stopListening() {
    log.close();
  }

  private List<String> lines() {
    return log.lines();
  }

  @Test
  void aLongOutageIsAFewLinesWhateverTheNumberOfTries() {
    try (var agent = new VirtualAgent(folder).start().seconds(60)) {
      log.lines().clear();
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
