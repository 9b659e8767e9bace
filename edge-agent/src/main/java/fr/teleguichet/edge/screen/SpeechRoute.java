package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.edge.speech.SpeechAvailability;
import fr.teleguichet.edge.speech.SpeechService;
import fr.teleguichet.edge.speech.Utterance;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * The sound of the view that is on the page, by its language: never of a text that somebody sends.
 * Belongs to the loop.
 */
record SpeechRoute(SpeechService speech) {

  static final String PATH = "/api/speech.wav";

  /** Whether the page may offer it. */
  boolean canRead(JsonObject view) {
    return speech.state() instanceof SpeechAvailability.Ready
        && !text(SessionLanguage.FRENCH, view, PagePlace.FRONT).isEmpty();
  }

  private static String text(SessionLanguage language, JsonObject view, PagePlace place) {
    return new SpokenText(PageTexts.all(), language, view, place).text();
  }

  void answer(HttpServerRequest request, JsonObject view) {
    Optional<SessionLanguage> language =
        Optional.ofNullable(request.getParam("language")).flatMap(SessionLanguage::ofTag);
    if (language.isEmpty()) {
      HttpReplySender.refuse(request, 400, "name a language of the page");
      return;
    }
    String text;
    try {
      text = text(language.get(), view, PagePlace.of(request.params()));
    } catch (IllegalArgumentException e) {
      HttpReplySender.refuse(request, 400, String.valueOf(e.getMessage()));
      return;
    }
    if (text.isEmpty()) {
      HttpReplySender.refuse(request, 404, "this view has no text of its own");
      return;
    }
    speech
        .say(new Utterance(language.get().tag(), text))
        .onSuccess(sound -> HttpReplySender.send(request, "audio/wav", Buffer.buffer(sound)))
        .onFailure(_ -> HttpReplySender.refuse(request, 503, "nothing can be read aloud now"));
  }
}
