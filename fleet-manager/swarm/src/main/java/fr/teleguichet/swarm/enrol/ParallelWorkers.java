package fr.teleguichet.swarm.enrol;

import fr.teleguichet.swarm.figures.SharedDelayHistogram;
import fr.teleguichet.swarm.run.ProgressOutput;
import fr.teleguichet.swarm.run.StopSignal;
import fr.teleguichet.swarm.time.RunClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Does one thing for each of many, several at a time, until all are done or the end is wanted. */
final class ParallelWorkers {

  private final int parallel;
  private final RunClock time;
  private final ProgressOutput screen;
  private final StopSignal stop;

  /** What is done for one. */
  @FunctionalInterface
  interface Step<T> {
    /** Does it, and answers how many nanoseconds the server took; nothing when it refused. */
    Optional<Long> take(T one) throws EnrolException, InterruptedException;
  }

  ParallelWorkers(int parallel, RunClock time, ProgressOutput screen, StopSignal stop) {
    this.parallel = parallel;
    this.time = time;
    this.screen = screen;
    this.stop = stop;
  }

  /**
   * Does it for all, in their order as far as begin is concerned.
   *
   * @param word what is done, for the progress
   * @throws EnrolException what a step threw; no further one is begun after it
   */
  <T> EnrolPhase all(String word, List<T> all, Step<T> step)
      throws EnrolException, InterruptedException {
    long begin = time.nanos();
    var delays = new SharedDelayHistogram();
    var round = new Round<>(all, step, delays);
    List<Future<Void>> hands = new ArrayList<>();
    try (var threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("swarm-enrol-", 0).factory())) {
      for (int i = 0; i < Math.min(parallel, all.size()); i++) {
        hands.add(threads.submit(() -> work(round)));
      }
      threads.shutdown();
      for (long second = 0; !threads.awaitTermination(1, TimeUnit.SECONDS); second++) {
        screen.progress(
            second, String.format(Locale.ROOT, "%s %,d of %,d", word, round.done(), all.size()));
      }
    }
    for (Future<Void> hand : hands) {
      result(hand);
    }
    return new EnrolPhase(round.done(), (time.nanos() - begin) / 1e9, delays.percentiles());
  }

  private <T> Void work(Round<T> round) throws EnrolException, InterruptedException {
    boolean fine = false;
    try {
      while (!stop.isGiven() && round.takeNext()) {}
      fine = true;
    } finally {
      if (!fine) {
        round.failed.set(true);
      }
    }
    return null;
  }

  private static void result(Future<Void> hand) throws EnrolException, InterruptedException {
    try {
      hand.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case EnrolException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case null, default -> throw new IllegalStateException("a worker failed", e);
      }
    }
  }

  /** One thing to do, and who has not had it yet. */
  private static final class Round<T> {
    private final List<T> all;
    private final Step<T> step;
    private final SharedDelayHistogram delays;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicBoolean failed = new AtomicBoolean();

    Round(List<T> all, Step<T> step, SharedDelayHistogram delays) {
      this.all = all;
      this.step = step;
      this.delays = delays;
    }

    int done() {
      return done.get();
    }

    /** Does it for the next one; answers whether there was one. */
    boolean takeNext() throws EnrolException, InterruptedException {
      int index = next.getAndIncrement();
      if (failed.get() || index >= all.size()) {
        return false;
      }
      Optional<Long> took = step.take(all.get(index));
      if (took.isPresent()) {
        done.incrementAndGet();
        delays.record(took.get());
      }
      return true;
    }
  }
}
