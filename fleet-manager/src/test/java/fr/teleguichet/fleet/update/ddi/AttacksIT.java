package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.pki.device.DeviceClient;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile kiosk, or one that was taken over, must not get. */
@Tag("proof")
final class AttacksIT extends DdiCase {

  @Test
  void nobodyReachesWhatIsAnotherKiosks() throws IOException {
    try (UpdateBench.Enrolled other = bench.kiosk("cahors-1");
        DeviceClient stranger =
            DeviceClient.stranger(server.devices(), server.authority().root())) {
      int id = bench.assign(other, bench.distribution("os.swu", IMAGE), "");

      assertThat(stranger.get(kiosk.path("")).statusCode()).isEqualTo(401);
      assertThat(kiosk.client().get(other.path("")).statusCode()).isEqualTo(403);
      assertThat(kiosk.get("/deploymentBase/" + id).statusCode()).isEqualTo(404);
      assertThat(
              status("POST", "/deploymentBase/" + id + "/feedback", feedback("closed", "success")))
          .isEqualTo(404);
      assertThat(kiosk.client().get("/other/controller/v1/figeac-1").statusCode()).isEqualTo(404);
      assertThat(kiosk.client().get("/default/controller/v1/figeac-1").statusCode()).isEqualTo(200);
      assertThat(bench.update(other, id).get("state").getStringValue()).isEqualTo("offered");
    }
    assertThat(server.audit().of("device.refused"))
        .extracting(entry -> entry.details().get("kind"))
        .contains("ddi-another-kiosk", "ddi-another-kiosks-update");
  }

  @Test
  void feedbackOfAnUpdateThatIsOverChangesNothing() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    String path = "/deploymentBase/" + id + "/feedback";
    assertThat(status("POST", path, feedback("closed", "failure"))).isEqualTo(200);

    assertThat(status("POST", path, feedback("closed", "success"))).isEqualTo(410);
    assertThat(bench.update(kiosk, id).get("state").getStringValue()).isEqualTo("failed");
    assertThat(kinds()).contains("ddi-replay");
  }

  @ParameterizedTest
  @ValueSource(strings = {"success", "failure"})
  void aLastWordThatIsSentAgainForItsAnswerWasLostIsNoAttack(String finished) throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    String path = "/deploymentBase/" + id + "/feedback";
    assertThat(status("POST", path, feedback("closed", finished))).isEqualTo(200);

    assertThat(status("POST", path, feedback("closed", finished))).isEqualTo(410);
    assertThat(kinds()).doesNotContain("ddi-replay");
  }

  @Test
  void nobodyDownloadsWhatIsAnotherKiosks() throws IOException {
    try (UpdateBench.Enrolled other = bench.kiosk("cahors-1")) {
      String theirs = download(bench.assign(kiosk, bench.distribution("os.swu", IMAGE), ""));
      assertThat(other.client().get(theirs).statusCode()).isEqualTo(403);
      assertThat(other.client().get(theirs.replace("figeac-1", "cahors-1")).statusCode())
          .isEqualTo(404);
    }
    assertThat(kinds()).contains("ddi-another-kiosk");
  }

  @Test
  void aFloodOfFeedbackIsStopped() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    String path = "/deploymentBase/" + id + "/feedback";
    List<Integer> answers = new ArrayList<>();
    for (int told = 0; told < 20 * DdiAuthoriser.MAX_TOLD && !answers.contains(429); told += 100) {
      answers.addAll(together(path));
    }
    assertThat(answers).contains(200, 429).containsOnly(200, 429);
    assertThat(kinds()).contains("ddi-flood");
    assertThat(server.audit().of("device.refused")).hasSizeLessThan(5);
  }

  private List<Integer> together(String path) {
    return IntStream.range(0, 100)
        .parallel()
        .mapToObj(
            _ -> {
              try {
                return status("POST", path, feedback("proceeding", "none"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  @Test
  void aHugeBodyIsRefusedBeforeItIsRead() throws IOException {
    String huge = "{\"x\":\"" + "y".repeat(3_000_000) + "\"}";
    assertThat(status("PUT", "/configData", huge)).isEqualTo(413);
  }

  /** Each range costs the server a file to open and the client ten bytes. */
  @Test
  void aBombOfRangesIsRefused() throws IOException {
    String path = download(bench.assign(kiosk, bench.distribution("os.swu", IMAGE), ""));
    String many =
        IntStream.range(0, ByteRange.MAX_COUNT + 1)
            .mapToObj(it -> it + "-" + it)
            .collect(Collectors.joining(","));
    HttpRequest.Builder bomb = kiosk.client().request(path).header("Range", "bytes=" + many);
    assertThat(kiosk.client().send(bomb.build()).statusCode()).isEqualTo(416);
    assertThat(kinds()).contains("ddi-ranges");
  }

  @Test
  void thePagesDoNotTellWhatIsForDevices() {
    for (String method : List.of("GET", "DELETE")) {
      var request =
          server
              .strangersRequest(kiosk.path(""))
              .header("Origin", server.uri("").toString())
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build();
      assertThat(server.send(request).statusCode()).as(method).isEqualTo(404);
    }
  }

  private List<String> kinds() {
    return server.audit().of("device.refused").stream()
        .map(entry -> String.valueOf(entry.details().get("kind")))
        .toList();
  }
}
