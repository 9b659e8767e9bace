package fr.teleguichet.swarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows lost, late and sent twice, as they get into the figures. */
final class JournalTest {

  private static final UUID ID = new UUID(1, 2);
  private static final long SECOND = 1_000_000_000L;

  private final Journal journal = journal(6, 4, 10);

  private static Journal journal(int window, int batch, int capacity) {
    return new Journal(ID, new JournalPlan(window, batch, capacity, Duration.ofSeconds(10)));
  }

  private void write(int records) {
    for (int i = 0; i < records; i++) {
      assertThat(journal.write(1_000 + journal.written() + 1)).isTrue();
    }
  }

  @Test
  void rowsGoOutInBatchesAndNoFartherThanTheWindow() {
    write(9);
    assertThat(journal.take(0)).isEqualTo(new RecordBatch(1, 4, 0));
    assertThat(journal.take(0)).isEqualTo(new RecordBatch(5, 2, 0));
    assertThat(journal.sendable()).isZero();
    assertThatIllegalStateException().isThrownBy(() -> journal.take(0));

    assertThat(journal.acknowledge(ID, 4, 0)).isEqualTo(new Acknowledgement.Released(4, 1_001));
    assertThat(journal.take(0)).isEqualTo(new RecordBatch(7, 3, 0));
  }

  @Test
  void aFullJournalWritesNothingUntilTheHostHasSomething() {
    write(10);
    assertThat(journal.write(0)).isFalse();
    assertThat(journal.written()).isEqualTo(10);
    var _ = journal.take(0);
    var _ = journal.acknowledge(ID, 1, 0);
    assertThat(journal.write(0)).isTrue();
    assertThat(journal.write(0)).isFalse();
  }

  @Test
  void rowsThatGoOutAgainAreToldFromThoseThatNeverDid() {
    write(3);
    var _ = journal.take(0);
    write(2);
    journal.rewind();
    assertThat(journal.take(0)).as("three of them again").isEqualTo(new RecordBatch(1, 4, 3));
    assertThat(journal.take(0)).isEqualTo(new RecordBatch(5, 1, 0));
  }

  @Test
  void theHostIsWaitedForLongerEachTimeItIsSilentAndAsBeforeOnceItSpeaks() {
    write(4);
    var _ = journal.take(0);
    long now = 0;
    for (int patience : new int[] {1, 2, 4, 8, 8}) {
      journal.expire(now + patience * 10L * SECOND);
      assertThat(journal.sendable()).as("not yet, " + patience).isZero();
      now += patience * 10L * SECOND + 1;
      journal.expire(now);
      assertThat(journal.take(now)).isEqualTo(new RecordBatch(1, 4, 4));
    }
    var _ = journal.acknowledge(ID, 2, now);
    journal.expire(now + 10 * SECOND);
    assertThat(journal.sendable()).isZero();
    journal.expire(now + 10 * SECOND + 1);
    assertThat(journal.sendable()).isEqualTo(2);
  }

  @Test
  void whatIsNotOursOrWasNeverSentIsStrangeAndWhatIsKnownIsStale() {
    write(5);
    var _ = journal.take(0);
    assertThat(journal.acknowledge(new UUID(3, 4), 1, 0)).isEqualTo(new Acknowledgement.Strange());
    assertThat(journal.acknowledge(ID, 5, 0)).isEqualTo(new Acknowledgement.Strange());
    assertThat(journal.acknowledged()).isZero();
    assertThat(journal.acknowledge(ID, 3, 0)).isInstanceOf(Acknowledgement.Released.class);
    assertThat(journal.acknowledge(ID, 3, 0)).isEqualTo(new Acknowledgement.Stale());
    assertThat(journal.acknowledge(ID, 2, 0)).isEqualTo(new Acknowledgement.Stale());
    assertThat(journal.acknowledged()).isEqualTo(3);
  }

  /** After a birth the host may confirm what went out before it. */
  @Test
  void anAcknowledgementOvertakesARoundThatBeganAnew() {
    write(4);
    var _ = journal.take(0);
    journal.rewind();
    assertThat(journal.acknowledge(ID, 4, 0)).isEqualTo(new Acknowledgement.Released(4, 1_001));
    assertThat(journal.sendable()).isZero();
    write(1);
    assertThat(journal.take(0)).isEqualTo(new RecordBatch(5, 1, 0));
  }

  @Test
  void theTimeOfARecordIsKeptUntilItIsAcknowledged() {
    write(10);
    var _ = journal.take(0);
    var _ = journal.acknowledge(ID, 4, 0);
    write(4);
    for (long number = 5; number <= 14; number++) {
      assertThat(journal.occurred(number)).isEqualTo(1_000 + number);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> journal.occurred(4));
    assertThatIllegalArgumentException().isThrownBy(() -> journal.occurred(15));
  }

  /**
   * Whatever the order of writing, losing and confirming: each record arrives, none is invented.
   */
  @Test
  void overALineThatLosesEachRecordArrivesAndTheAccountIsRight() {
    var random = new SplittableRandom(5);
    Set<Long> arrived = new HashSet<>();
    long now = 0;
    long rows = 0;
    long again = 0;
    long released = 0;
    long host = 0;
    while (journal.acknowledged() < 2_000) {
      now += SECOND;
      if (journal.written() < 2_000) {
        var _ = journal.write(now);
      }
      journal.expire(now);
      while (journal.sendable() > 0) {
        RecordBatch out = journal.take(now);
        rows += out.number();
        again += out.again();
        boolean lost = random.nextInt(3) == 0;
        for (long row = out.first(); !lost && row < out.first() + out.number(); row++) {
          arrived.add(row);
          host = row == host + 1 ? row : host;
        }
      }
      if (random.nextBoolean()
          && journal.acknowledge(ID, host, now)
              instanceof Acknowledgement.Released(int number, long _)) {
        released += number;
      }
      if (random.nextInt(200) == 0) {
        journal.rewind();
      }
    }
    assertThat(arrived).hasSize(2_000);
    assertThat(released).isEqualTo(2_000);
    assertThat(rows - again).isEqualTo(2_000);
    assertThat(again).isPositive();
  }
}
