package fr.teleguichet.fleet.platform.process;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A timer on one named daemon thread. */
final class ThreadTimer implements Timer {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadTimer.class);

  private final ScheduledThreadPoolExecutor executor;

  ThreadTimer(String threadName) {
    executor =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name(threadName).unstarted(task));
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    // Steps posted after the end, such as a second stop, have nothing left to do.
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  @Override
  public void run(Runnable step) {
    executor.execute(() -> guarded(step));
  }

  @Override
  public void runAfter(Duration delay, Runnable step) {
    var _ = executor.schedule(() -> guarded(step), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    executor.shutdown();
  }

  private static void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException failure) {
      LOG.error("A supervision step failed unexpectedly.", failure);
    }
  }
}
