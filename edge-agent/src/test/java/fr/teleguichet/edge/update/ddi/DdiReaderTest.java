package fr.teleguichet.edge.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DdiReaderTest {

  private static final String DEPLOYMENT =
      """
      {"id":"7","deployment":{"download":"forced","update":"skip","maintenanceWindow":"unavailable",
      "chunks":[{"part":"os","version":"2.4.0","name":"kiosk","artifacts":[{"filename":"FILENAME",
      "hashes":{"sha256":"SHA256"},"size":SIZE,
      "_links":{"download":{"href":"HREF"}}}],
      "metadata":[{"key":"downgrade","value":"allowed"}]}]}}
      """
          .replace("SHA256", "ab".repeat(32));
  private static final String HREF = "https://files.example/7";

  private final DdiReader reader =
      new DdiReader(
          new DdiServerAddress(
              URI.create("https://fleet.example:8443"), "DEFAULT", "relais-01", Optional.empty()));

  private static byte[] deployment(String name, String size, String href) {
    return DEPLOYMENT
        .replace("FILENAME", name)
        .replace("SIZE", size)
        .replace("HREF", href)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aDeploymentIsUnderstoodWithItsWindow() throws Exception {
    Deployment read = reader.deployment(deployment("kiosk.swu", "100000000000", HREF));
    assertThat(read.download()).isEqualTo(DeploymentMode.FORCED);
    assertThat(read.update()).isEqualTo(DeploymentMode.SKIP);
    assertThat(read.chunks().getFirst().artifacts().getFirst().size()).isEqualTo(100_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "..",
        ".hidden",
        "/etc/passwd",
        "a/b",
        "a\\\\b",
        "",
        "a\\u0000b",
        "C:x",
        "a\\nb"
      })
  void aNameThatLeadsElsewhereIsRefused(String name) {
    assertThatThrownBy(() -> reader.deployment(deployment(name, "5", HREF)))
        .isInstanceOf(UnfitDeploymentException.class);
  }

  @Test
  void aFileThatWouldComeUnprotectedIsRefused() {
    assertThatThrownBy(() -> reader.deployment(deployment("a.swu", "5", "http://files.example/7")))
        .isInstanceOf(UnfitDeploymentException.class);
    assertThatThrownBy(() -> reader.deployment(deployment("a.swu", "5", "file:///etc/passwd")))
        .isInstanceOf(DdiException.class);
  }

  @Test
  void aFileThatNobodyCouldKnowAgainIsRefused() {
    String md5Only = "{\"md5\":\"" + "ab".repeat(16) + "\"}";
    byte[] body =
        new String(deployment("a.swu", "5", HREF), StandardCharsets.UTF_8)
            .replaceFirst("\\{\"sha256\":\"[0-9a-f]+\"}", md5Only)
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> reader.deployment(body))
        .isInstanceOf(UnfitDeploymentException.class)
        .hasMessageContaining("no sum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "\"5\"", "null", "{}"})
  void aSizeIsANumber(String size) {
    assertThatThrownBy(() -> reader.deployment(deployment("a.swu", size, HREF)))
        .isInstanceOf(DdiException.class);
  }

  @Test
  void moreModulesOrFilesThanAnyKioskHasAreRefused() {
    String chunk = "{\"part\":\"os\",\"artifacts\":[]},";
    String many =
        "{\"id\":\"7\",\"deployment\":{\"chunks\":["
            + chunk.repeat(DdiReader.MAX_CHUNKS)
            + chunk.replace("},", "}")
            + "]}}";
    assertThatThrownBy(() -> reader.deployment(many.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnfitDeploymentException.class);
  }

  /** Whatever comes, it is understood or refused, and nothing else. */
  @Test
  void wornAndTornAnswersNeverBreakTheReader() {
    var random = new Random(25);
    byte[] whole = deployment("kiosk.swu", "5", HREF);
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] torn = whole.clone();
      for (int wound = 0; wound <= random.nextInt(4); wound++) {
        torn[random.nextInt(torn.length)] =
            (byte)
                (random.nextInt(4) == 0
                    ? random.nextInt(256)
                    : "{}[]\",:0a".charAt(random.nextInt(9)));
      }
      try {
        Deployment _ = reader.deployment(torn);
        PollResponse _ = reader.poll(torn);
      } catch (DdiException | UnfitDeploymentException _) {
        refused++;
      }
    }
    assertThat(refused).isBetween(5_000, 19_999);
  }

  @Test
  void anAnswerNestedTooDeepIsGarbageAndUsesUpNoStack() {
    byte[] deep = ("{\"config\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> reader.poll(deep)).isInstanceOf(DdiException.class);
  }
}
