package fr.teleguichet.swarm.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.swarm.run.StopSignal;
import fr.teleguichet.swarm.time.ManualRunClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** What a broker delivers, over the time in which it did and not over the waiting around it. */
final class SubscriberRunTest {

  private final ReceivedCounts received = new ReceivedCounts();
  private final List<String> shown = new ArrayList<>();
  private final StopSignal stop = new StopSignal();
  private Optional<String> failure = Optional.empty();

  private final Subscriber subscriber =
      new Subscriber() {
        @Override
        public ReceivedCounts received() {
          return received;
        }

        @Override
        public Optional<String> failure() {
          return failure;
        }

        @Override
        public void close() {}
      };

  /** Listens while what comes is told by the milliseconds that have passed. */
  private SubscriberReport listen(SubscriberRun.Limits limits, LongConsumer line)
      throws InterruptedException {
    var clock =
        new ManualRunClock() {
          @Override
          public void rest(Duration length) {
            pass(length);
            line.accept(nanos() / 1_000_000);
          }
        };
    return new SubscriberRun(subscriber, clock, stop, limits).listen(shown::add);
  }

  private static SubscriberRun.Limits limits(int seconds, long count, int idleSeconds) {
    return new SubscriberRun.Limits(
        Duration.ofSeconds(seconds), count, Duration.ofSeconds(idleSeconds));
  }

  @Test
  void theRateIsTakenFromTheFirstMessageToTheLast() throws InterruptedException {
    SubscriberReport report =
        listen(
            limits(60, Long.MAX_VALUE, 60),
            milli -> {
              if (milli > 5_000 && milli <= 7_000) {
                received.add(MessageKind.NDATA, 100);
              }
            });

    assertThat(report.messages()).isEqualTo(200);
    assertThat(report.bytes()).isEqualTo(20_000);
    assertThat(report.seconds()).isCloseTo(2.0, within(0.011));
    assertThat(report.text()).startsWith("200 messages, 20,000 bytes in 2.00 s: 100/s;");
    assertThat(report.kinds()).containsExactly(java.util.Map.entry(MessageKind.NDATA, 200L));
    assertThat(shown).hasSizeBetween(2, 3).allMatch(it -> it.contains("/s"));
  }

  @Test
  void itEndsAtTheNumberTheQuietTheFailureOrTheSignalWhicheverComesFirst()
      throws InterruptedException {
    LongConsumer steady = _ -> received.add(MessageKind.DDATA, 1);
    assertThat(listen(limits(60, 50, 60), steady).messages()).isEqualTo(50);

    SubscriberReport idle = listen(limits(3_600, Long.MAX_VALUE, 2), _ -> {});
    assertThat(idle.messages()).isEqualTo(50);

    failure = Optional.of("the broker ended the connection");
    SubscriberReport failed = listen(limits(60, Long.MAX_VALUE, 60), steady);
    assertThat(failed.failure()).isEqualTo(failure);
    assertThat(failed.text()).contains("failure: the broker ended the connection");
    assertThat(failed.json("FRAMES")).contains("\"failure\":\"the broker ended the connection\"");

    failure = Optional.empty();
    stop.give();
    assertThat(listen(limits(60, Long.MAX_VALUE, 60), steady).failure()).isEmpty();
  }

  @Test
  void withoutAnyMessageThereIsNoRate() throws InterruptedException {
    SubscriberReport report = listen(limits(5, Long.MAX_VALUE, 1), _ -> {});

    assertThat(report.messages()).isZero();
    assertThat(report.text()).contains(": 0/s;").contains("0.00 µs a message");
    assertThat(report.json("PAHO")).contains("\"messagesPerSecond\":0.0").contains("\"kinds\":{}");
    assertThat(shown).isEmpty();
  }

  @Test
  void theReportIsTheSameForPeopleAndScripts() {
    var report =
        new SubscriberReport(
            java.util.Map.of(MessageKind.NDATA, 150L, MessageKind.DDATA, 50L),
            200,
            20_000,
            2.0,
            0.5,
            Optional.empty());
    assertThat(report.json("FRAMES"))
        .isEqualTo(
            "{\"mode\":\"sink\",\"client\":\"FRAMES\",\"messages\":200,\"bytes\":20000,"
                + "\"seconds\":2.0,\"messagesPerSecond\":100.0,\"cpuSeconds\":0.5,"
                + "\"cpuMicrosPerMessage\":2500.0,\"kinds\":{\"NDATA\":150,\"DDATA\":50},"
                + "\"failure\":\"\"}\n");
    assertThat(report.text())
        .contains("own CPU 0.50 s, 2500.00 µs a message", "  NDATA    150", "  DDATA    50");
  }

  @Test
  void limitsThatAreNoneAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> limits(0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> limits(24 * 3_600 + 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> limits(1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> limits(1, 1, 0));
  }
}
