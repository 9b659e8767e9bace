package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.edge.session.SessionTap;
import fr.teleguichet.edge.session.SurveyAnswer;
import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** Reads the taps that the page sends, such as {@code {"tap": "choose", "service": "caf"}}. */
final class SessionTapParser {

  private SessionTapParser() {}

  /** The tap; none where the message is none. */
  static Optional<SessionTap> parse(JsonObject message) {
    try {
      return switch (message.getString("tap", "")) {
        case "start" -> Optional.of(new SessionTap.Start());
        case "choose" ->
            Optional.of(new SessionTap.Choose(new ServiceCode(message.getString("service", ""))));
        case "about" ->
            Optional.of(new SessionTap.About(new ServiceCode(message.getString("service", ""))));
        case "agree" -> Optional.of(new SessionTap.Agree(caller(message)));
        case "ready" -> Optional.of(new SessionTap.Ready());
        case "back" -> Optional.of(new SessionTap.Back());
        case "transfer" -> Optional.of(new SessionTap.Transfer());
        case "end" -> Optional.of(new SessionTap.End());
        case "satisfaction" ->
            answer(new SurveyAnswer.Satisfied(constant(Satisfaction.class, message)));
        case "recommend" ->
            answer(new SurveyAnswer.Recommends(constant(Recommendation.class, message)));
        case "resolved" -> answer(new SurveyAnswer.Resolved(constant(Resolution.class, message)));
        case "alternative" ->
            answer(new SurveyAnswer.Otherwise(constant(Alternative.class, message)));
        case "referral" ->
            answer(new SurveyAnswer.Referred(constant(ReferralSource.class, message)));
        case "skip" -> Optional.of(new SessionTap.Skip());
        case "leave" -> Optional.of(new SessionTap.Leave());
        case "stay" -> Optional.of(new SessionTap.Stay());
        case "close" -> Optional.of(new SessionTap.Close());
        case "present" -> Optional.of(new SessionTap.Present());
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException | ClassCastException _) {
      return Optional.empty();
    }
  }

  /** French and alone unless the page says otherwise. */
  private static CallerDetails caller(JsonObject message) {
    return new CallerDetails(
        message.getString("language", "fr"), message.getBoolean("accompanied", false));
  }

  private static Optional<SessionTap> answer(SurveyAnswer answer) {
    return Optional.of(new SessionTap.Answers(answer));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonObject message) {
    String word = message.getString("answer", "");
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
