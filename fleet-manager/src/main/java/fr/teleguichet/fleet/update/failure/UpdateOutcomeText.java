package fr.teleguichet.fleet.update.failure;

import fr.teleguichet.fleet.kiosk.UpdateRecord;
import fr.teleguichet.fleet.update.failure.UpdateFailureCause.Kind;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a kiosk wrote down of an update that is over, in a sentence. */
@Singleton
final class UpdateOutcomeText implements UpdateRecord.Words {

  private static final Set<String> PARTS = Set.of("os", "agent", "configuration", "trust-list");

  @Override
  public String sentence(UpdateRecord record, LocalizedText text) {
    String part = part(record.part(), text);
    return switch (record.end()) {
      case "succeeded" ->
          record.from().isEmpty()
              ? text.say("update.recorded.already", part, record.to())
              : text.say("update.recorded.succeeded", part, record.to(), record.from());
      case "cancelled" -> text.say("update.recorded.cancelled", part, record.to());
      default -> failed(record, part, text);
    };
  }

  private static String part(String part, LocalizedText text) {
    return PARTS.contains(part) ? text.say("release.part." + part) : part;
  }

  private static String failed(UpdateRecord record, String part, LocalizedText text) {
    UpdateFailureCause cause = cause(record);
    String why = UpdateFailureText.why(cause, text);
    if (record.to().isEmpty()) {
      return text.say("update.recorded.unread", why);
    }
    boolean isBack = !record.from().isEmpty() && cause.kind() != Kind.NO_WAY_BACK;
    return isBack
        ? text.say("update.recorded.back", part, record.to(), why, record.from())
        : text.say("update.recorded.failed", part, record.to(), why);
  }

  private static UpdateFailureCause cause(UpdateRecord record) {
    return new UpdateFailureCause(
        record.cause().isEmpty() ? Kind.UNTOLD : Kind.of(record.cause()),
        Map.of("cause", record.cause(), "check", record.check()),
        List.of());
  }
}
