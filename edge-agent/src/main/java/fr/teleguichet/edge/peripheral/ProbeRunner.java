package fr.teleguichet.edge.peripheral;

import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one part again and again, on a thread of its own. A look that hangs is left alone with
 * its thread, and the next has another; while too many hang, nobody looks until one comes back.
 * Belongs to the loop.
 */
final class ProbeRunner {

  /** A device that hangs must not eat the machine's threads. */
  static final int MAX_STUCK = 3;

  /** The reason while a look hangs. */
  static final String NOT_RESPONDING = "not-responding";

  private static final Logger LOG = LoggerFactory.getLogger(ProbeRunner.class);
  private static final double JITTER = 0.1;

  private final Loop loop;
  private final RandomGenerator random;
  private final Probe probe;
  private final ProbeInterval rhythm;
  private final Runnable onFinding;
  private Loop.@Nullable Worker worker;
  private @Nullable InterruptibleProbeRun current;
  private Loop.@Nullable Timer timer;
  private @Nullable ProbeFinding finding;
  private int failures;
  private int stuck;
  private boolean stopped;
  private boolean wentWrong;
  private boolean again;

  ProbeRunner(
      Loop loop, RandomGenerator random, Probe probe, ProbeInterval rhythm, Runnable onFinding) {
    this.loop = loop;
    this.random = random;
    this.probe = probe;
    this.rhythm = rhythm;
    this.onFinding = onFinding;
    this.worker = newWorker();
  }

  Probe probe() {
    return probe;
  }

  /** What the latest look found; nothing before the first has ended. */
  Optional<ProbeFinding> finding() {
    return Optional.ofNullable(finding);
  }

  /** Looks, and goes on looking until it is stopped. */
  void look() {
    loop.check();
    Loop.Worker own = worker;
    if (stopped) {
      return;
    }
    if (own == null) {
      next();
      return;
    }
    var attempt = new InterruptibleProbeRun(probe);
    current = attempt;
    timer = loop.after(rhythm.deadline(), () -> giveUp(attempt, own));
    own.run(attempt).onComplete(done -> answered(attempt, done));
  }

  /** Looks now instead of in its time, and once more when a look goes on already. */
  void lookNow() {
    loop.check();
    again = current != null;
    if (!again) {
      if (timer != null) {
        timer.cancel();
      }
      look();
    }
  }

  /** Looks no more. Done once the thread has ended; not waited for while a look goes on. */
  Future<Void> stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel();
    }
    if (worker == null) {
      return Future.succeededFuture();
    }
    Future<Void> ended = worker.close();
    if (current != null) {
      current.interrupt();
      return Future.succeededFuture();
    }
    return ended;
  }

  private Loop.Worker newWorker() {
    return loop.worker(probe.kind().deviceId() + "-" + probe.part());
  }

  private void giveUp(InterruptibleProbeRun attempt, Loop.Worker own) {
    current = null;
    attempt.interrupt();
    var _ = own.close();
    stuck++;
    worker = stuck <= MAX_STUCK ? newWorker() : null;
    settle(ProbeFinding.failed(NOT_RESPONDING), false);
  }

  private void answered(InterruptibleProbeRun attempt, AsyncResult<ProbeFinding> done) {
    if (stopped) {
      return;
    }
    if (!attempt.equals(current)) {
      comeBack();
      return;
    }
    current = null;
    if (timer != null) {
      timer.cancel();
    }
    if (done.succeeded()) {
      settle(done.result(), done.result() instanceof ProbeFinding.Present);
    } else {
      settle(failure(done.cause()), false);
    }
  }

  /** A look that was given up has ended all the same; its answer is out of date. */
  private void comeBack() {
    stuck--;
    if (worker == null) {
      worker = newWorker();
    }
  }

  private ProbeFinding failure(Throwable e) {
    if (e instanceof IOException) {
      return ProbeFinding.failed(StateReasonFormatter.of(String.valueOf(e.getMessage())));
    }
    if (!wentWrong) {
      wentWrong = true;
      LOG.warn("peripheral={} part={} A probe fails.", probe.kind(), probe.part(), e);
    }
    return ProbeFinding.failed("probe-failed");
  }

  /**
   * A printer without paper is looked at as often as ever; one that is not there, less and less.
   */
  private void settle(ProbeFinding found, boolean answered) {
    finding = found;
    failures = answered ? 0 : failures + 1;
    next();
    onFinding.run();
  }

  /** A little early or late, so that looks at different parts do not stay in step. */
  private void next() {
    double wait =
        again ? 0 : rhythm.after(failures).toNanos() * (1 + JITTER * (random.nextDouble() * 2 - 1));
    again = false;
    timer = loop.after(Duration.ofNanos((long) wait), this::look);
  }
}
