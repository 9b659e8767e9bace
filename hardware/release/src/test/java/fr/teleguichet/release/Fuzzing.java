package fr.teleguichet.release;

import static fr.teleguichet.release.FuzzTarget.holds;

import com.sun.management.ThreadMXBean;
import fr.teleguichet.release.ReleaseException.Reason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** Feeds a reader with spoilt bytes, and sees to it that it says no in a sentence and in time. */
final class Fuzzing {

  /** CPU time that no input may take; far from what any takes, near to an endless loop. */
  private static final long MAX_NANOS = 5_000_000_000L;

  /** What reading one input may allocate, beside a multiple of its length. */
  private static final long MAX_ALLOCATED = 16L << 20;

  private static final int ALLOCATED_PER_BYTE = 64;
  private static final int MAX_SENTENCE_LENGTH = 400;

  /** Some inputs are so large that there would be few. */
  private static final int BYTES_PER_INPUT = 1000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * What came of it.
   *
   * @param bytes that were fed
   * @param inputs of which they were
   * @param taken how many inputs were taken
   * @param refused how often for which reason
   * @param allocated bytes, of the input that made the reader allocate most
   * @param nanos CPU time of the slowest input
   */
  record Result(
      long bytes, int inputs, int taken, Map<Reason, Integer> refused, long allocated, long nanos) {

    /** Inputs for which the reader has no reason to give: it answered with nothing. */
    int unsaid() {
      return inputs - taken - refused.values().stream().mapToInt(it -> it).sum();
    }
  }

  private final FuzzTarget target;
  private final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
  private int taken;
  private long allocated;
  private long nanos;

  private Fuzzing(FuzzTarget target) {
    this.target = target;
  }

  /** Feeds at least so many bytes, and an input for each thousand of them. */
  static Result run(FuzzTarget target, Random random, long bytes) throws IOException {
    return new Fuzzing(target).run(random, bytes);
  }

  private Result run(Random random, long most) throws IOException {
    long bytes = 0;
    int inputs = 0;
    for (; bytes < most || inputs < most / BYTES_PER_INPUT; inputs++) {
      byte[] input = target.next(random);
      try {
        feed(input, inputs == 0);
      } catch (RuntimeException | Error failure) {
        throw new AssertionError(
            "input %,d: %s: %s"
                .formatted(inputs, failure, Base64.getEncoder().encodeToString(input)),
            failure);
      }
      bytes += Math.max(1, input.length);
    }
    return new Result(bytes, inputs, taken, refused, allocated, nanos);
  }

  private void feed(byte[] input, boolean first) throws IOException {
    long memory = THREADS.getCurrentThreadAllocatedBytes();
    long time = THREADS.getCurrentThreadCpuTime();
    try {
      taken += target.read(input) ? 1 : 0;
    } catch (ReleaseException refusal) {
      int _ = refused.merge(refusal.reason(), 1, Integer::sum);
      isASentence(String.valueOf(refusal.getMessage()));
    }
    time = THREADS.getCurrentThreadCpuTime() - time;
    memory = THREADS.getCurrentThreadAllocatedBytes() - memory;
    // The first also loads the classes.
    if (!first) {
      holds(time <= MAX_NANOS, "it took %,d ns of CPU".formatted(time));
      holds(
          memory <= MAX_ALLOCATED + (long) ALLOCATED_PER_BYTE * input.length,
          "it allocated %,d bytes".formatted(memory));
      nanos = Math.max(nanos, time);
      allocated = Math.max(allocated, memory);
    }
  }

  private static void isASentence(String text) {
    holds(text.endsWith(".") && text.length() <= MAX_SENTENCE_LENGTH, "no sentence: " + text);
    isALine(text);
  }

  /** One line that can be shown anywhere. */
  static void isALine(String text) {
    holds(
        text.codePoints()
            .noneMatch(
                it ->
                    switch (Character.getType(it)) {
                      case Character.CONTROL,
                          Character.FORMAT,
                          Character.SURROGATE,
                          Character.LINE_SEPARATOR,
                          Character.PARAGRAPH_SEPARATOR ->
                          true;
                      default -> false;
                    }),
        "no line: " + text);
  }
}
