package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.edge.speech.FakeSpeechEngine;
import fr.teleguichet.edge.speech.SpeechService;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
        "?language=fr&lack=NotFoundError",
        "?language=fr&paper=scan-",
        "?language=fr&writing=yes",
        "?language=fr&paper=Give+me+your+card"
      })
  void whatThePageWouldNotAskIsRefused(String query) throws Exception {
    try (var stage = new StagedScreen(Optional.of(engine))) {
      assertThat(get(stage, query).statusCode()).isEqualTo(400);
      assertThat(engine.spoken()).isSubsetOf(SpeechService.TRIAL);
    }
  }

  /** The talk goes on meanwhile, so nothing is read before somebody asks. */
  @ParameterizedTest
  @EnumSource
  void aPaperInATalkIsSpokenWithWhatCanBeAnswered(CallPaperStep paper) throws Exception {
    try (var stage = new StagedScreen(Optional.of(engine))) {
      stage.set(Scene.INTERVIEW);
      String without = spoken(stage);
      assertThat(spoken(stage, "?language=en&paper=" + paper.code()))
          .contains(
              PageTexts.all()
                  .say(SessionLanguage.ENGLISH, "call.documents." + paper.texts().getLast()))
          .hasSizeGreaterThan(without.length());
    }
  }

  /** Where the page has something to write with, and nowhere else. */
  @ParameterizedTest
  @EnumSource
  void whatThereIsToWriteWithIsSpokenInATalk(CallInputMethod writing) throws Exception {
    try (var stage = new StagedScreen(Optional.of(engine))) {
      stage.set(Scene.INTERVIEW);
      String without = spoken(stage);
      assertThat(without).doesNotContain("Write");
      assertThat(spoken(stage, "?language=en&writing=" + writing.code()))
          .contains(
              writing.texts().stream()
                  .map(it -> PageTexts.all().say(SessionLanguage.ENGLISH, "call.writing." + it))
                  .toList())
          .hasSizeGreaterThan(without.length());
    }
  }

  /** Whoever turns to go hears of the paper, which the scanner tells of a moment later. */
  @ParameterizedTest
  @EnumSource(names = {"THANKS_AND_PAPERS", "BROKEN_AND_PAPERS"})
  void whereAPaperMayLieIsSpoken(Scene scene) throws Exception {
    try (var stage = new StagedScreen(Optional.of(engine))) {
      stage.set(scene);
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
    return spoken(stage, "?language=en");
  }

  private String spoken(StagedScreen stage, String query) throws Exception {
    assertThat(get(stage, query).statusCode()).isEqualTo(200);
    return engine.spoken().getLast().text();
  }

  /** Who looks for the name on an old letter does not know the new one. */
  @Test
  void whatAServiceWasCalledBeforeIsSpoken() throws Exception {
    try (var stage = new StagedScreen(Optional.of(engine))) {
      stage.set(Scene.HOME);
      assertThat(spoken(stage, "?language=fr"))
          .contains("Retraite (Carsat), anciennement CRAM Midi-Pyrénées, CRAV, disponible");
      assertThat(spoken(stage, "?language=en&about=carsat"))
          .contains("formerly CRAM Midi-Pyrénées, CRAV.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileTheManagerIsAwayTheOtherWaysAreSpoken(SessionLanguage language) throws Exception {
    String query = "?language=" + language.tag();
    PageTexts texts = PageTexts.all();
    try (var stage = new StagedScreen(Optional.of(engine))) {
      stage.set(Scene.UNREACHABLE);
      assertThat(spoken(stage, query))
          .contains(texts.say(language, "home.noVideo"))
          .contains(texts.say(language, "availability.unreachable"))
          .doesNotContain(texts.say(language, "home.text"))
          .doesNotContain(texts.say(language, "availability.now"));
      assertThat(spoken(stage, query + "&about=caf"))
          .contains("3230", texts.say(language, "about.help"))
          .contains(texts.say(language, "call.noAnswer.own"))
          .doesNotContain(texts.say(language, "about.call"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTimeIsSpokenAsItIsDrawn(SessionLanguage language) throws Exception {
    String query = "?language=" + language.tag();
    try (var stage = new StagedScreen(Optional.of(engine))) {
      for (String screen : List.of("", "&about=cpam", "&about=france-travail")) {
        stage.set(Scene.HOME);
        assertThat(spoken(stage, query + screen)).doesNotContainPattern(SpokenHoursTest.FOR_EYES);
      }
      stage.set(Scene.APPOINTMENT);
      assertThat(spoken(stage, query))
          .contains("10")
          .doesNotContainPattern(SpokenHoursTest.FOR_EYES);
      stage.onLoop(
          () ->
              stage.code(
                  new JsonObject().put("result", "not-now").put("start", "2026-11-24T13:30:00Z")));
      assertThat(spoken(stage, query + "&code"))
          .contains("30", "24")
          .doesNotContainPattern(SpokenHoursTest.FOR_EYES);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fr, à 1, Rendez-vous à une heure",
    "es, a la 01:00, Cita a la una",
    "pt, à 01:00, Marcação à uma hora"
  })
  void anAppointmentAtOneIsInTheSingular(String tag, String written, String said) {
    JsonObject time =
        AppointmentRoute.time(Instant.parse("2026-11-24T00:00:00Z"), OpeningHoursParser.FRANCE);
    SessionLanguage language =
        Stream.of(SessionLanguage.values())
            .filter(it -> it.tag().equals(tag))
            .findFirst()
            .orElseThrow();
    assertThat(
            PageTexts.all()
                .say(
                    language,
                    "appointment.reminder",
                    Map.of("time", time.getJsonObject(SpokenHours.FIELD).getString(tag))))
        .isEqualTo(said);
    assertThat(time.getString(tag)).startsWith(written);
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
