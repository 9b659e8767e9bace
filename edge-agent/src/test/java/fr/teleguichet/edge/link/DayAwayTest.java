package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.journal.JournalCounts;
import fr.teleguichet.edge.journal.JournalStorageSettings;
import fr.teleguichet.edge.journal.Journals;
import fr.teleguichet.edge.link.FakeDialer.FakeConnection;
import fr.teleguichet.edge.link.FakeDialer.Sent;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.journal.JournalDataSetCodec;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day without network, with a journal too small for all of it. */
final class DayAwayTest {

  private static final int REPORTS_A_DAY = 2_880;

  @TempDir Path folder;
  private final Set<Long> table = new TreeSet<>();
  private final List<Instant> history = new ArrayList<>();

  @Test
  void allRecordsArriveTheOldestReportsAreDroppedAndTheDiskIsNotFilled() {
    try (var agent = new VirtualAgent(folder)) {
      agent.dialer.onConnect(connection -> connection.refuse("no route"));
      agent.start();
      for (int minute = 0; minute < 24 * 60; minute++) {
        agent.kiosk.measure(Journals.wholeReport(agent.loop.clock().instant(), minute).measures());
        agent.append(minute % 10 == 0 ? 3 : 0);
        agent.seconds(60);
        assertThat(agent.journal.counts().bytes())
            .isLessThanOrEqualTo(JournalStorageSettings.MIN_SIZE);
      }
      JournalCounts away = agent.journal.counts();
      assertThat(away.recordsWaiting()).isEqualTo(432);
      assertThat(away.reportsDropped()).isPositive();
      assertThat(away.reportsWaiting() + away.reportsDropped()).isEqualTo(REPORTS_A_DAY);

      agent.dialer.onSent(message -> receive(agent, message));
      agent.dialer.onConnect(FakeConnection::accept);
      agent.loop.passUntil(() -> isCaughtUp(agent), Duration.ofMinutes(10));

      assertThat(table).containsExactlyElementsOf(LongStream.rangeClosed(1, 432).boxed().toList());
      assertThat(history).hasSize((int) away.reportsWaiting()).isSorted();
      assertThat(history.getFirst())
          .isEqualTo(VirtualLoop.START.plusSeconds(30 * (away.reportsDropped() + 1)));
      assertThat(history.getLast()).isEqualTo(VirtualLoop.START.plus(Duration.ofDays(1)));
    }
  }

  /** Each flush wears the medium: 74 MB a day were more than a card is meant to bear. */
  @Test
  void withoutNetworkTheLinkHasTheDiskFlushedEachFiveMinutesAndNoMore() {
    try (var agent = new VirtualAgent(folder)) {
      agent.dialer.onConnect(connection -> connection.unreachable("no route"));
      agent.kiosk.measure(Journals.wholeReport(agent.loop.clock().instant(), 1).measures());
      agent.start();
      int before = agent.loop.worked("journal");
      agent.pass(Duration.ofDays(1));
      assertThat(agent.journal.counts().reportsWaiting() + agent.journal.counts().reportsDropped())
          .isEqualTo(REPORTS_A_DAY);
      assertThat(agent.loop.worked("journal") - before).isEqualTo(24 * 12);
    }
  }

  private static boolean isCaughtUp(VirtualAgent agent) {
    JournalCounts counts = agent.journal.counts();
    return counts.recordsWaiting() == 0 && counts.reportsWaiting() == 0;
  }

  private void receive(VirtualAgent agent, Sent message) {
    Metric first = message.payload().metrics().getFirst();
    if (first.value() instanceof Value.Table(var rows) && !rows.rows().isEmpty()) {
      for (JournalEntry entry : JournalDataSetCodec.decode(rows).orElseThrow()) {
        var _ = table.add(entry.number());
      }
      long upTo = table.size();
      agent.loop.enter(() -> agent.acknowledge(upTo));
    } else if (first.historical() && first.timestamp() != null) {
      history.add(Instant.ofEpochMilli(first.timestamp()));
    }
  }
}
