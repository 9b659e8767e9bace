package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.sparkplug.ReorderBuffer.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReorderBufferTest {

  private static final Instant NOW = Instant.EPOCH;

  @Test
  void withoutATimeoutAGapIsLostAtOnce() {
    var buffer = new ReorderBuffer<String>(Duration.ZERO);
    buffer.restartAfter(0);

    assertThat(buffer.offer(2, "c", NOW)).isEqualTo(Order.LOST);
  }

  @Test
  void noMoreThanSixtyFourMessagesAreHeld() {
    var buffer = new ReorderBuffer<Integer>(Duration.ofSeconds(2));
    buffer.restartAfter(0);
    for (int seq = 2; seq < 2 + ReorderBuffer.MAX_HELD; seq++) {
      assertThat(buffer.offer(seq, seq, NOW)).isEqualTo(Order.HELD);
    }
    assertThat(buffer.offer(100, 100, NOW)).isEqualTo(Order.LOST);
  }

  @Test
  void theDeadlineIsThatOfTheFirstGapAndGoesWithIt() {
    var buffer = new ReorderBuffer<String>(Duration.ofSeconds(2));
    buffer.restartAfter(0);
    assertThat(buffer.deadline()).isEqualTo(Instant.MAX);

    assertThat(buffer.offer(2, "b", NOW)).isEqualTo(Order.HELD);
    assertThat(buffer.offer(3, "c", NOW.plusSeconds(1))).isEqualTo(Order.HELD);
    assertThat(buffer.deadline()).isEqualTo(NOW.plusSeconds(2));

    assertThat(buffer.offer(1, "a", NOW.plusSeconds(1))).isEqualTo(Order.NEXT);
    assertThat(buffer.advance()).contains("b");
    assertThat(buffer.advance()).contains("c");
    assertThat(buffer.advance()).isEmpty();
    assertThat(buffer.deadline()).isEqualTo(Instant.MAX);
  }

  @Test
  void aGapBehindTheOneThatWasFilledHasItsOwnTime() {
    var buffer = new ReorderBuffer<String>(Duration.ofSeconds(2));
    buffer.restartAfter(0);
    assertThat(buffer.offer(2, "b", NOW)).isEqualTo(Order.HELD);
    assertThat(buffer.offer(4, "d", NOW.plusSeconds(1))).isEqualTo(Order.HELD);

    assertThat(buffer.offer(1, "a", NOW.plusMillis(1_500))).isEqualTo(Order.NEXT);
    assertThat(buffer.advance()).contains("b");
    assertThat(buffer.advance()).isEmpty();

    assertThat(buffer.deadline()).isEqualTo(NOW.plusSeconds(3));
  }

  /** The birth says everything anew: what was on its way before it would undo that. */
  @Test
  void whatWasHeldBeforeABirthIsNotReadAfterIt() {
    var buffer = new ReorderBuffer<String>(Duration.ofSeconds(2));
    buffer.restartAfter(0);
    assertThat(buffer.offer(2, "before", NOW)).isEqualTo(Order.HELD);

    buffer.restartAfter(0);

    assertThat(buffer.held()).isEmpty();
    assertThat(buffer.deadline()).isEqualTo(Instant.MAX);
    assertThat(buffer.offer(1, "a", NOW)).isEqualTo(Order.NEXT);
    assertThat(buffer.advance()).isEmpty();
  }

  /** Else a message that is sent over and over would keep its gap open for ever. */
  @Test
  void aMessageThatComesTooEarlyTwiceHasTheTimeOfTheFirst() {
    var buffer = new ReorderBuffer<String>(Duration.ofSeconds(2));
    buffer.restartAfter(0);
    assertThat(buffer.offer(3, "c", NOW)).isEqualTo(Order.HELD);
    assertThat(buffer.offer(3, "c", NOW.plusSeconds(1))).isEqualTo(Order.HELD);

    assertThat(buffer.offer(1, "a", NOW.plusSeconds(1))).isEqualTo(Order.NEXT);
    assertThat(buffer.advance()).isEmpty();

    assertThat(buffer.deadline()).isEqualTo(NOW.plusSeconds(2));
  }

  /** Shuffled within windows, everything comes out once and in order. */
  @Test
  void whateverTheOrderOfArrivalTheOrderOfReadingIsThatOfSending() {
    var random = new Random(7);
    var buffer = new ReorderBuffer<Integer>(Duration.ofMinutes(1));
    buffer.restartAfter(255);
    List<Integer> read = new ArrayList<>();
    for (int window = 0; window < 200; window++) {
      List<Integer> arrivals = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        arrivals.add(window * 10 + i);
      }
      Collections.shuffle(arrivals, random);
      for (int number : arrivals) {
        if (buffer.offer(number % 256, number, NOW) == Order.NEXT) {
          read.add(number);
          for (var next = buffer.advance(); next.isPresent(); next = buffer.advance()) {
            read.add(next.get());
          }
        }
      }
    }
    assertThat(read).hasSize(2_000).isSorted();
    assertThat(buffer.deadline()).isEqualTo(Instant.MAX);
  }
}
