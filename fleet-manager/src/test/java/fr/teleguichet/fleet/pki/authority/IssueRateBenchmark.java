package fr.teleguichet.fleet.pki.authority;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many certificates a second are signed and written down. Run by hand, with {@code
 * -Dit.test=IssueRateBenchmark -Dbrief.jvm=}; it measures and judges nothing.
 */
@ExtendWith(TestDatabase.class)
final class IssueRateBenchmark {
  private static final int WARM = 500;
  private static final int MEASURED = 3_000;

  @TempDir private Path folder;

  @Test
  void certificatesSignedAndStored(Database database) throws Exception {
    var clock = new ClockFactory().machine();
    KeyPair keys = TestAuthority.keys();
    try (CertificateAuthority authority =
        new CertificateAuthority(
            folder,
            new DatabaseCertificateRegistry(database.jdbi()),
            new ManagerCertificatePolicy.Names(TestAuthority.NAMES, TestAuthority.HOST),
            clock,
            new SecureRandom())) {
      issue(authority, keys, WARM);
      for (int threads : new int[] {1, 4}) {
        Instant begin = clock.instant();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
          var work = new java.util.ArrayList<Future<?>>();
          for (int i = 0; i < threads; i++) {
            work.add(pool.submit(() -> issue(authority, keys, MEASURED / threads)));
          }
          for (Future<?> each : work) {
            Object _ = each.get();
          }
        }
        double seconds = Duration.between(begin, clock.instant()).toNanos() / 1e9;
        System.out.printf("%d threads: %.0f certificates/s%n", threads, MEASURED / seconds);
      }
      assertThat(authority.certificatesOf(TestAuthority.KIOSK)).hasSize(WARM + 2 * MEASURED);
    }
  }

  private static void issue(CertificateAuthority authority, KeyPair keys, int number) {
    for (int i = 0; i < number; i++) {
      var _ = authority.issue(TestAuthority.KIOSK, keys.getPublic());
    }
  }
}
