package fr.teleguichet.swarm.sink;

import fr.teleguichet.swarm.figures.CpuTime;
import fr.teleguichet.swarm.run.StopSignal;
import fr.teleguichet.swarm.time.RunClock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Listens with a subscriber for a bounded time and keeps the figures. */
public final class SubscriberRun {

  private static final Duration GLANCE = Duration.ofMillis(10);
  private static final long SECOND = 1_000_000_000L;

  /**
   * When to stop listening, whichever comes first.
   *
   * @param duration after so long, at most 24 hours
   * @param count after so many messages
   * @param idle after so long without a message, once the first has come
   */
  public record Limits(Duration duration, long count, Duration idle) {
    public Limits {
      if (!duration.isPositive() || duration.compareTo(Duration.ofHours(24)) > 0) {
        throw new IllegalArgumentException("a duration of " + duration + " is not in 0..24 h");
      }
      if (count < 1 || !idle.isPositive()) {
        throw new IllegalArgumentException(
            "the limits of " + count + " messages and " + idle + " must be positive");
      }
    }
  }

  private final Subscriber subscriber;
  private final RunClock time;
  private final StopSignal stop;
  private final Limits limits;
  private final CpuTime cpu = CpuTime.ofThisProcess();

  /** A reception that has not begun. */
  public SubscriberRun(Subscriber subscriber, RunClock time, StopSignal stop, Limits limits) {
    this.subscriber = subscriber;
    this.time = time;
    this.stop = stop;
    this.limits = limits;
  }

  /** Listens until a limit is reached, and says a line each second in which something came. */
  public SubscriberReport listen(Consumer<String> progress) throws InterruptedException {
    long start = time.nanos();
    var span = new Span(start);
    long shown = start;
    long shownMessages = 0;
    while (!isOver(start, span)) {
      time.rest(GLANCE);
      long now = time.nanos();
      span.update(subscriber.received().messages(), now);
      if (now - shown >= SECOND) {
        if (span.messages > shownMessages) {
          progress.accept(line(now - start, span.messages, span.messages - shownMessages));
        }
        shown = now;
        shownMessages = span.messages;
      }
    }
    return report(span);
  }

  private boolean isOver(long start, Span span) {
    long now = time.nanos();
    boolean idle = span.messages > 0 && now - span.last > limits.idle().toNanos();
    return idle
        || now - start >= limits.duration().toNanos()
        || span.messages >= limits.count()
        || subscriber.failure().isPresent()
        || stop.isGiven();
  }

  private SubscriberReport report(Span span) {
    return SubscriberReport.of(
        subscriber.received(),
        (span.last - span.first) / 1e9,
        (span.lastCpu - span.firstCpu) / 1e9,
        subscriber.failure());
  }

  private static String line(long nanos, long messages, long more) {
    return String.format(Locale.ROOT, "%5d s %,d messages, %,d/s", nanos / SECOND, messages, more);
  }

  /** From shortly before the first message to shortly after the last one. */
  private final class Span {
    private long messages;
    private long first;
    private long last;
    private long firstCpu;
    private long lastCpu;

    Span(long start) {
      first = start;
      last = start;
      firstCpu = cpu.nanos();
      lastCpu = firstCpu;
    }

    void update(long newMessages, long now) {
      if (newMessages > messages) {
        messages = newMessages;
        last = now;
        lastCpu = cpu.nanos();
      } else if (messages == 0) {
        first = now;
        firstCpu = cpu.nanos();
      }
    }
  }
}
