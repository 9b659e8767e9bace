package fr.teleguichet.edge.boot;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be stopped, in the reverse of the order in which it started. Belongs to the loop. */
final class StopSequence {

  private static final Logger LOG = LoggerFactory.getLogger(StopSequence.class);

  private final Deque<Step> steps = new ArrayDeque<>();

  private record Step(String part, Supplier<Future<Void>> stop) {}

  /** The part has started and has to be stopped like this, before all that started earlier. */
  void add(String part, Supplier<Future<Void>> stop) {
    steps.push(new Step(part, stop));
  }

  /** Stops everything; a part that fails to stop does not keep the others from it. */
  Future<Void> run() {
    if (steps.isEmpty()) {
      return Future.succeededFuture();
    }
    Step step = steps.pop();
    return stop(step).transform(_ -> run());
  }

  private static Future<Void> stop(Step step) {
    return attempt(step)
        .onFailure(e -> LOG.warn("part={} A part did not stop in order.", step.part, e));
  }

  private static Future<Void> attempt(Step step) {
    try {
      return step.stop.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }
}
