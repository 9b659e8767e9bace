package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.link.FakeDialer.Sent;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.journal.JournalDataSetCodec;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How records travel, and travel again. */
final class RecordsTest {

  private static final FlowLimits SMALL =
      new FlowLimits(5, 32 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(30), 10);

  @TempDir Path folder;

  private VirtualAgent agent(FlowLimits flow) {
    return new VirtualAgent(folder, settings -> settings.with(flow));
  }

  private static List<JournalEntry> rows(Sent message) {
    List<JournalEntry> rows = new ArrayList<>();
    for (Metric metric : message.payload().metrics()) {
      if (metric.value() instanceof Value.Table(var table)) {
        rows.addAll(JournalDataSetCodec.decode(table).orElseThrow());
      }
    }
    return rows;
  }

  /** The numbers of all records sent on the latest connection. */
  private static List<Long> numbers(VirtualAgent agent) {
    return agent.sent("NDATA").stream()
        .flatMap(message -> rows(message).stream())
        .map(JournalEntry::number)
        .toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  /** A host that asks for the births once more shall not meet records that are under way. */
  @Test
  void recordsWaitATenthOfASecondAfterTheBirths() {
    try (var agent = agent(SMALL)) {
      agent.append(3);
      agent.startAtOnce();
      agent.pass(Duration.ofMillis(99));
      assertThat(agent.server().sent()).extracting(Sent::kind).containsExactly("NBIRTH");
      agent.pass(Duration.ofMillis(1));
      assertThat(agent.server().sent()).extracting(Sent::kind).containsExactly("NBIRTH", "NDATA");
      assertThat(numbers(agent)).isEqualTo(range(1, 3));
    }
  }

  @Test
  void theHostsFirstCommandLetsRecordsGoAtOnce() {
    try (var agent = agent(SMALL)) {
      agent.append(3);
      agent.startAtOnce();
      agent.resume(1);
      assertThat(numbers(agent)).isEqualTo(range(2, 3));
      agent.pass(Duration.ofMillis(100));
      assertThat(numbers(agent)).isEqualTo(range(2, 3));
    }
  }

  @Test
  void aRebirthRequestInTheMidstOfTheFirstBirthMeetsNoRecords() {
    try (var agent = agent(SMALL)) {
      agent.append(3);
      agent.startAtOnce();
      agent.command(new FleetCommand.Rebirth());
      agent.seconds(2);
      assertThat(agent.server().sent())
          .extracting(Sent::kind)
          .containsExactly("NBIRTH", "NBIRTH", "NDATA");
      assertThat(numbers(agent)).isEqualTo(range(1, 3));
    }
  }

  @Test
  void aNewRecordGoesAtOnce() {
    try (var agent = agent(SMALL).start()) {
      agent.append(1);
      assertThat(numbers(agent)).containsExactly(1L);
    }
  }

  @Test
  void noMoreThanTheWindowIsUnderWayAndAnAcknowledgementMovesIt() {
    try (var agent = agent(SMALL)) {
      agent.append(12);
      agent.start();
      assertThat(numbers(agent)).isEqualTo(range(1, 5));
      agent.acknowledge(2);
      assertThat(numbers(agent)).isEqualTo(range(1, 7));
      agent.acknowledge(7);
      assertThat(numbers(agent)).isEqualTo(range(1, 12));
      agent.acknowledge(12);
      assertThat(agent.journal.counts().recordsWaiting()).isZero();
    }
  }

  @Test
  void theWindowIsBoundedInBytesTooButOneRecordAlwaysFits() {
    try (var agent =
        agent(new FlowLimits(200, 1, Duration.ofSeconds(10), Duration.ofSeconds(30), 10))) {
      agent.append(3);
      agent.start();
      assertThat(numbers(agent)).containsExactly(1L);
      agent.acknowledge(1);
      assertThat(numbers(agent)).containsExactly(1L, 2L);
    }
  }

  @Test
  void silenceMakesTheKioskSendAgainFromTheFirstUnacknowledged() {
    try (var agent = agent(SMALL)) {
      agent.append(4);
      agent.start();
      agent.acknowledge(1);
      agent.server().forget();
      agent.seconds(9);
      assertThat(numbers(agent)).isEmpty();
      agent.seconds(1);
      assertThat(numbers(agent)).isEqualTo(range(2, 4));
    }
  }

  @Test
  void theWaitForAnAcknowledgementDoublesWithEachSilenceUpToSixteenTimes() {
    try (var agent = agent(SMALL)) {
      List<Long> times = new ArrayList<>();
      agent.dialer.onSent(
          message -> {
            if (!rows(message).isEmpty()) {
              times.add(agent.loop.uptime().toSeconds());
            }
          });
      agent.append(1);
      agent.start().seconds(10 + 20 + 40 + 80 + 160 + 160);
      assertThat(times).containsExactly(0L, 10L, 30L, 70L, 150L, 310L, 470L);
      agent.acknowledge(1);
      times.clear();
      agent.append(1);
      agent.seconds(10);
      assertThat(times).containsExactly(470L, 480L);
    }
  }

  @Test
  void eachBirthSendsEverythingUnacknowledgedAgain() {
    try (var agent = agent(SMALL)) {
      agent.append(3);
      agent.start();
      agent.acknowledge(1);
      agent.seconds(2);
      agent.server().forget();
      agent.command(new FleetCommand.Rebirth());
      agent.seconds(1);
      assertThat(numbers(agent)).isEqualTo(range(2, 3));
      agent.server().lose("cable");
      agent.seconds(2);
      assertThat(numbers(agent)).isEqualTo(range(2, 3));
    }
  }

  @Test
  void anAcknowledgementForAnotherJournalMovesNothing() {
    try (var agent = agent(SMALL)) {
      agent.append(8);
      agent.start();
      agent.command(new FleetCommand.AcknowledgeRecords(UUID.randomUUID(), 5));
      assertThat(numbers(agent)).isEqualTo(range(1, 5));
      assertThat(agent.journal.counts().recordsWaiting()).isEqualTo(8);
    }
  }

  @Test
  void anOldAcknowledgementThatComesLateMovesNothingBack() {
    try (var agent = agent(SMALL)) {
      agent.append(8);
      agent.start();
      agent.acknowledge(5);
      agent.acknowledge(2);
      agent.seconds(10);
      assertThat(agent.journal.counts().acknowledged()).isEqualTo(5);
      assertThat(numbers(agent)).doesNotContainSequence(8L, 3L);
    }
  }

  /** The fleet manager was restored from a backup that is older than its acknowledgements. */
  @Test
  void aHostThatHasLessThanItAcknowledgedGetsTheRestAgain() {
    try (var agent = agent(SMALL)) {
      agent.append(4);
      agent.start();
      agent.acknowledge(4);
      agent.append(2);
      agent.server().forget();

      agent.resume(2);

      assertThat(numbers(agent)).isEqualTo(range(3, 6));
      agent.acknowledge(6);
      assertThat(agent.journal.counts().recordsWaiting()).isZero();
    }
  }

  @Test
  void aMarkThatComesTwiceOrSaysWhatIsKnownMakesNothingGoTwice() {
    try (var agent = agent(SMALL)) {
      agent.append(4);
      agent.start();
      agent.acknowledge(4);
      agent.server().forget();
      agent.resume(2);
      agent.resume(2);
      agent.resume(2);
      assertThat(numbers(agent)).isEqualTo(range(3, 4));
      agent.acknowledge(4);
      agent.resume(4);
      assertThat(numbers(agent)).isEqualTo(range(3, 4));
    }
  }

  @Test
  void aMarkBeforeWhatIsStillHereIsAnsweredOnceWithWhatIsHere() {
    try (var agent = agent(SMALL)) {
      agent.append(2);
      agent.start();
      agent.acknowledge(2);
      agent.pass(Duration.ofDays(15));
      agent.append(1);
      agent.acknowledge(3);
      agent.server().forget();

      for (int i = 0; i < 5; i++) {
        agent.resume(0);
      }

      assertThat(numbers(agent)).containsExactly(3L);
    }
  }

  @Test
  void aBirthSaysWhichRecordIsTheOldestKept() {
    try (var agent = agent(SMALL)) {
      agent.append(2);
      agent.start();
      assertThat(oldest(agent)).containsExactly(1L);
      agent.acknowledge(2);
      agent.pass(Duration.ofDays(15));
      agent.append(1);
      agent.acknowledge(3);
      agent.server().forget();
      agent.command(new FleetCommand.Rebirth());
      agent.seconds(1);
      assertThat(oldest(agent)).containsExactly(3L);
    }
  }

  private static List<Long> oldest(VirtualAgent agent) {
    return agent.sent("NBIRTH").stream()
        .flatMap(birth -> birth.payload().metrics().stream())
        .filter(metric -> "Journal/Oldest".equals(metric.name()))
        .map(metric -> metric.value() instanceof Value.Whole(long number) ? number : -1L)
        .toList();
  }

  @Test
  void anAcknowledgementOfRecordsThatWereNotSentOnThisConnectionMovesOn() {
    try (var agent = agent(SMALL)) {
      agent.append(12);
      agent.start();
      agent.acknowledge(9);
      assertThat(numbers(agent)).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 10L, 11L, 12L));
    }
  }

  @Test
  void repetitionsAreCounted() {
    try (var agent = agent(SMALL)) {
      agent.append(2);
      agent.start().seconds(10);
      assertThat(agent.link.counts().recordsSent()).isEqualTo(4);
      assertThat(agent.link.counts().recordsSentAgain()).isEqualTo(2);
    }
  }

  /**
   * The host loses messages, its database is away now and then, acknowledgements come late or not
   * at all, connections die, the agent restarts: in the end the table has each record once.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverHappensOnTheWayEachRecordArrivesOnceInTheTable(long seed) {
    var random = new java.util.Random(seed);
    var table = new TreeMap<Long, JournalEntry>();
    for (int restart = 0; restart < 4; restart++) {
      try (var agent = agent(SMALL)) {
        agent.dialer.onSent(message -> host(agent, message, table, random));
        agent.start();
        for (int step = 0; step < 150; step++) {
          happen(agent, random);
          assertThat(agent.journal.counts().acknowledged())
              .as("nothing is deleted that the host has not")
              .isLessThanOrEqualTo(contiguous(table));
        }
      }
    }
    try (var agent = agent(SMALL)) {
      agent.dialer.onSent(message -> commit(agent, message, table));
      agent.start();
      agent.loop.passUntil(() -> agent.journal.counts().recordsWaiting() == 0, Duration.ofHours(1));
      assertThat(table.keySet())
          .hasSizeGreaterThan(500)
          .containsExactlyElementsOf(range(1, agent.journal.counts().lastNumber()));
    }
  }

  private static void happen(VirtualAgent agent, RandomGenerator random) {
    switch (random.nextInt(10)) {
      case 0 -> {
        if (agent.server().isOpen()) {
          agent.server().lose("cable");
        }
      }
      case 1 -> {
        if (agent.server().isOpen()) {
          agent.command(new FleetCommand.Rebirth());
        }
      }
      default -> agent.append(random.nextInt(4));
    }
    agent.pass(Duration.ofMillis(random.nextInt(5_000)));
  }

  private static void host(
      VirtualAgent agent, Sent message, Map<Long, JournalEntry> table, RandomGenerator random) {
    if (random.nextInt(4) > 0) {
      commit(agent, message, table, Duration.ofMillis(random.nextInt(20_000)));
    }
  }

  private static void commit(VirtualAgent agent, Sent message, Map<Long, JournalEntry> table) {
    commit(agent, message, table, Duration.ZERO);
  }

  private static void commit(
      VirtualAgent agent, Sent message, Map<Long, JournalEntry> table, Duration lag) {
    List<JournalEntry> rows = rows(message);
    if (rows.isEmpty()) {
      return;
    }
    for (JournalEntry row : rows) {
      JournalEntry stored = table.putIfAbsent(row.number(), row);
      assertThat(stored == null ? row : stored).as("a number means one record").isEqualTo(row);
    }
    long upTo = contiguous(table);
    var _ =
        agent.loop.after(
            lag,
            () -> {
              if (agent.server().isOpen()) {
                agent.acknowledge(upTo);
              }
            });
  }

  /** Up to where the table has every record. */
  private static long contiguous(Map<Long, JournalEntry> table) {
    long number = 0;
    while (table.containsKey(number + 1)) {
      number++;
    }
    return number;
  }
}
