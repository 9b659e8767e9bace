package fr.teleguichet.edge.session;

import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceId;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** What a citizen touches. */
public sealed interface SessionTap {

  /** Somebody wants to begin. */
  record Start() implements SessionTap {}

  record Choose(ServiceId service) implements SessionTap {}

  record End() implements SessionTap {}

  record Answers(SurveyAnswer answer) implements SessionTap {}

  record Skip() implements SessionTap {}

  record Leave() implements SessionTap {}

  record Stay() implements SessionTap {}

  record Close() implements SessionTap {}

  /** Reads what the page sent, such as {@code {"tap": "choose", "service": "caf"}}. */
  static Optional<SessionTap> parse(JsonObject message) {
    try {
      return switch (message.getString("tap", "")) {
        case "start" -> Optional.of(new Start());
        case "choose" -> Optional.of(new Choose(new ServiceId(message.getString("service", ""))));
        case "end" -> Optional.of(new End());
        case "satisfaction" ->
            answer(new SurveyAnswer.Satisfied(constant(Satisfaction.class, message)));
        case "recommend" ->
            answer(new SurveyAnswer.Recommends(constant(Recommendation.class, message)));
        case "resolved" -> answer(new SurveyAnswer.Resolved(constant(Resolution.class, message)));
        case "skip" -> Optional.of(new Skip());
        case "leave" -> Optional.of(new Leave());
        case "stay" -> Optional.of(new Stay());
        case "close" -> Optional.of(new Close());
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException | ClassCastException _) {
      return Optional.empty();
    }
  }

  private static Optional<SessionTap> answer(SurveyAnswer answer) {
    return Optional.of(new Answers(answer));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonObject message) {
    String word = message.getString("answer", "");
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
