package fr.teleguichet.swarm.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says that it has stored. */
final class PrometheusCounterReaderTest {

  private static final String PAGE =
      """
      # HELP reports_stored_total Reports stored
      # TYPE reports_stored_total counter
      reports_stored_total{group="a}b",shard="1"} 12.0
      reports_stored_total{group="c",shard="2"} 30 1790000000000
      reports_stored_total_bytes 99
      waiting 7
      """;

  @Test
  void aCounterIsTheSumOfItsSamplesOverAllLabelsAndNoOtherIsTakenForIt() throws IOException {
    assertThat(PrometheusCounterReader.sum(PAGE, "reports_stored_total")).isEqualTo(42.0);
    assertThat(PrometheusCounterReader.sum(PAGE, "waiting")).isEqualTo(7.0);
  }

  @Test
  void aCounterThatIsMissingIsNotZero() {
    assertThatThrownBy(() -> PrometheusCounterReader.sum(PAGE, "reports"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no counter \"reports\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored{a=\"b\"}", "stored many", "stored "})
  void aLineWithoutANumberIsNotReadAsOne(String line) {
    assertThatThrownBy(() -> PrometheusCounterReader.sum(line, "stored"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no sample in the line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1/page", "page#counter"})
  void anAddressWithoutACounterOrAHostIsRefused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PrometheusCounterReader(URI.create(address)).close())
        .withMessageContaining("http://HOST:PORT/PAGE#COUNTER");
  }
}
