package fr.teleguichet.fleet.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A device that speaks hawkBit's interface and nothing else, with an update that waits for it. */
public final class UpdatesOnlyDevice {

  public static final String NAME = "swupdate-cajarc";

  private UpdatesOnlyDevice() {}

  /**
   * Lets it ask, say what it is, and waits until the pages know it.
   *
   * @param distribution what it shall get
   */
  public static void on(TestPages.Running pages, int distribution) {
    try {
      UpdateBench bench = new UpdateBench(pages);
      try (UpdateBench.Enrolled device = bench.kiosk(NAME, "grand-figeac")) {
        assertThat(device.get("").statusCode()).isEqualTo(200);
        String said = "{\"data\":{\"hw\":\"rpi5-of-the-library\"}}";
        assertThat(device.send("PUT", "/configData", said).statusCode()).isEqualTo(200);
        int _ = bench.assign(device, distribution, "");
      }
      await()
          .atMost(Duration.ofMinutes(5))
          .untilAsserted(
              () ->
                  assertThat(bench.ask("GET", "/api/v1/kiosks?standing=updates-only", "").body())
                      .contains(NAME));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
