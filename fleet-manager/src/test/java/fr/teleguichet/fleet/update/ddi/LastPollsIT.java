package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When kiosks asked last. */
final class LastPollsIT extends DdiCase {

  @Test
  void questionsAreWrittenDownTogether() throws IOException {
    try (UpdateBench.Enrolled other = bench.kiosk("cahors-1")) {
      assertThat(kiosk.get("").statusCode()).isEqualTo(200);
      assertThat(kiosk.get("").statusCode()).isEqualTo(200);
      assertThat(other.get("").statusCode()).isEqualTo(200);
    }
    await()
        .atMost(Duration.ofMinutes(5))
        .untilAsserted(() -> assertThat(asked()).containsExactly("cahors-1", "figeac-1"));
  }

  private List<String> asked() {
    return server
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT kiosk FROM update_kiosk
                        WHERE polled > UTC_TIMESTAMP() - INTERVAL 5 MINUTE ORDER BY kiosk
                        """)
                    .mapTo(String.class)
                    .list());
  }
}
