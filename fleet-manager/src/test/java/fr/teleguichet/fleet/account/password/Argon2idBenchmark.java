package fr.teleguichet.fleet.account.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What one look at a password costs. Run by hand, with {@code -Dtest=Argon2idBenchmark}; it
 * measures and judges nothing.
 */
final class Argon2idBenchmark {
  private static final int WARM = 20;
  private static final int MEASURED = 100;
  private static final String PASSWORD = "un cheval gris sous la pluie";

  @Test
  void oneVerification() {
    byte[] salt = new byte[Argon2id.SALT_BYTES];
    new Random(1).nextBytes(salt);
    String kept = Argon2id.TODAY.hash(PASSWORD, salt);
    for (int i = 0; i < WARM; i++) {
      assertThat(Argon2id.matches(PASSWORD, kept)).isTrue();
    }
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = thread.getCurrentThreadAllocatedBytes();
    long cpu = thread.getCurrentThreadCpuTime();
    long[] nanos = new long[MEASURED];
    for (int i = 0; i < MEASURED; i++) {
      long begin = System.nanoTime();
      assertThat(Argon2id.matches(PASSWORD, kept)).isTrue();
      nanos[i] = System.nanoTime() - begin;
    }
    double cpuEach = (thread.getCurrentThreadCpuTime() - cpu) / 1e6 / MEASURED;
    double bytesEach = (thread.getCurrentThreadAllocatedBytes() - bytes) / 1048576.0 / MEASURED;
    Arrays.sort(nanos);
    System.out.printf(
        "CPU %.1f ms, elapsed p50 %.1f ms, p99 %.1f ms, allocated %.1f MiB%n",
        cpuEach, nanos[MEASURED / 2] / 1e6, nanos[MEASURED - 1] / 1e6, bytesEach);
  }
}
