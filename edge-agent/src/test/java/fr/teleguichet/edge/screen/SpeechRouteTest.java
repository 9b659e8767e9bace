package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.speech.FakeSpeechEngine;
import fr.teleguichet.edge.speech.SpeechService;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechRouteTest {

  private final FakeSpeechEngine engine = new FakeSpeechEngine();

  private static HttpResponse<byte[]> get(StagedScreen stage, String query) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(stage.address().resolve("/api/speech.wav" + query)).build(),
            BodyHandlers.ofByteArray());
  }

  @Test
  void theViewOnTheScreenIsSpokenAndNoTextThatSomebodySends() throws Exception {
    try (var stage = new StagedScreen(Optional.of(engine))) {
      HttpResponse<byte[]> sound = get(stage, "?language=en&text=Give+me+your+card&view=home");

      assertThat(sound.statusCode()).isEqualTo(200);
      assertThat(sound.headers().firstValue("Content-Type")).contains("audio/wav");
      assertThat(engine.spoken().getLast().text())
          .startsWith("Speak to a public service officer")
          .doesNotContain("card");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?language=",
        "?language=de",
        "?language=fr&from=-1",
        "?language=fr&count=1000",
        "?language=fr&lack=NotFoundError"
      })
  void whatThePageWouldNotAskIsRefused(String query) throws Exception {
    try (var stage = new StagedScreen(Optional.of(engine))) {
      assertThat(get(stage, query).statusCode()).isEqualTo(400);
      assertThat(engine.spoken()).isSubsetOf(SpeechService.TRIAL);
    }
  }

  /** Whoever turns to go hears of the paper, which the scanner tells of a moment later. */
  @Test
  void whereAPaperMayLieIsSpoken() throws Exception {
    try (var stage = new StagedScreen(Optional.of(engine))) {
      stage.set(Scene.THANKS_AND_PAPERS);
      Awaitility.await()
          .atMost(Durations.FIVE_MINUTES)
          .until(() -> spoken(stage).contains("document feeder"));
      assertThat(spoken(stage)).contains("printer’s tray");
    }
  }

  @Test
  void thatTheFirstQuestionCanBePassedIsSpokenToo() throws Exception {
    try (var stage = new StagedScreen(Optional.of(engine))) {
      stage.set(Scene.SATISFACTION);
      assertThat(spoken(stage)).contains("Skip this question");
    }
  }

  private String spoken(StagedScreen stage) throws Exception {
    assertThat(get(stage, "?language=en").statusCode()).isEqualTo(200);
    return engine.spoken().getLast().text();
  }

  @Test
  void anEngineThatFailsIsAnsweredAndOneThatIsTurnedOffIsNotThere() throws Exception {
    try (var stage = new StagedScreen(Optional.of(engine))) {
      engine.trouble("broken");
      assertThat(get(stage, "?language=pt").statusCode()).isEqualTo(503);
    }
    try (var silent = new StagedScreen(Optional.empty())) {
      assertThat(get(silent, "?language=fr").statusCode()).isEqualTo(404);
    }
  }
}
