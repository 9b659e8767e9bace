package fr.teleguichet.edge.health;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HealthReadingLaneTest {

  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private final VirtualLoop time = new VirtualLoop();
  private final HangingLoop loop = new HangingLoop();

  @Test
  void aSourceThatThrowsLeavesTheOthersAlone() {
    var lane =
        lane(
            source(HealthMetric.CPU_USAGE, HealthReadingLaneTest::broken),
            source(HealthMetric.CPU_LOAD, () -> Map.of(HealthMetric.CPU_LOAD, Value.of(0.5))));
    var sample = lane.read();
    loop.answer();
    assertThat(sample.result())
        .isEqualTo(
            Map.of(HealthMetric.CPU_USAGE, Value.ABSENT, HealthMetric.CPU_LOAD, Value.of(0.5)));
  }

  @Test
  void aDiskThatHangsIsAbsentAfterTheDeadlineAndNotAskedAgainUntilItAnswers() {
    var lane =
        lane(source(HealthMetric.CPU_LOAD, () -> Map.of(HealthMetric.CPU_LOAD, Value.of(0.5))));
    var hanging = lane.read();
    time.pass(DEADLINE.minusMillis(1));
    assertThat(hanging.isComplete()).isFalse();
    time.pass(Duration.ofMillis(1));
    assertThat(hanging.result()).isEqualTo(Map.of(HealthMetric.CPU_LOAD, Value.ABSENT));

    assertThat(lane.read().result()).isEqualTo(Map.of(HealthMetric.CPU_LOAD, Value.ABSENT));
    assertThat(loop.waiting()).isEqualTo(1);

    loop.answer();
    var again = lane.read();
    loop.answer();
    assertThat(again.result()).isEqualTo(Map.of(HealthMetric.CPU_LOAD, Value.of(0.5)));
  }

  private static Map<HealthMetric, Value> broken() {
    throw new IllegalStateException("on purpose");
  }

  private HealthReadingLane lane(HealthSource... sources) {
    return new HealthReadingLane("test", loop, DEADLINE, List.of(sources));
  }

  private static HealthSource source(
      HealthMetric metric, Supplier<Map<HealthMetric, Value>> reading) {
    return new HealthSource() {
      @Override
      public Set<HealthMetric> metrics() {
        return Set.of(metric);
      }

      @Override
      public Map<HealthMetric, Value> read() {
        return reading.get();
      }
    };
  }

  /** A loop whose workers answer only when a test says so. */
  private final class HangingLoop implements Loop {
    private final Queue<Runnable> work = new ArrayDeque<>();

    int waiting() {
      return work.size();
    }

    void answer() {
      work.remove().run();
    }

    @Override
    public void check() {}

    @Override
    public void enter(Runnable action) {
      throw new AssertionError("nobody enters here");
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
      return time.after(delay, action);
    }

    @Override
    public Duration uptime() {
      return time.uptime();
    }

    @Override
    public Worker worker(String name) {
      return new Worker() {
        @Override
        public <T> Future<T> run(Callable<T> callable) {
          Promise<T> promise = Promise.promise();
          work.add(
              () -> {
                try {
                  promise.complete(callable.call());
                } catch (Exception e) {
                  promise.fail(e);
                }
              });
          return promise.future();
        }

        @Override
        public Future<Void> close() {
          return Future.succeededFuture();
        }
      };
    }
  }
}
