package fr.teleguichet.edge.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A bus that hangs keeps nobody waiting who does not need it. */
final class BoundedWaitTest {

  private final VirtualLoop loop = new VirtualLoop();
  private final Promise<Void> work = Promise.promise();
  private final Future<Boolean> wait = BoundedWait.of(loop, work.future());

  @Test
  void itEndsWithTheWorkAndSaysHowThatEnded() {
    assertThat(wait.isComplete()).isFalse();
    work.complete();
    assertThat(wait.result()).isTrue();

    assertThat(BoundedWait.of(loop, Future.failedFuture("no bus")).result()).isFalse();
  }

  @Test
  void workThatHangsIsWaitedForNoLongerThanThat() {
    loop.pass(BoundedWait.MOST.minusMillis(1));
    assertThat(wait.isComplete()).isFalse();

    loop.pass(Duration.ofMillis(1));
    assertThat(wait.result()).isFalse();

    work.complete();
    assertThat(wait.result()).as("too late").isFalse();
  }
}
