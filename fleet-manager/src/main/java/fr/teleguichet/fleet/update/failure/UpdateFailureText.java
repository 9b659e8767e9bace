package fr.teleguichet.fleet.update.failure;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.device.Peripheral;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why an update failed, in a sentence. */
public final class UpdateFailureText {

  /** What kiosks examine after a start; peripherals by their Sparkplug device ids. */
  private static final Set<String> CHECKS =
      Stream.concat(
              Stream.of(
                  "broker",
                  "screen",
                  "screen-picture",
                  "journal",
                  "start",
                  "restart",
                  "repair",
                  "unknown",
                  "agent"),
              Arrays.stream(Peripheral.values()).map(Peripheral::deviceId))
          .collect(Collectors.toUnmodifiableSet());

  private UpdateFailureText() {}

  /**
   * The sentence.
   *
   * @param wanted the version that the kiosk should have got
   * @param at when it told
   */
  public static String sentence(
      UpdateFailureCause cause, String wanted, Instant at, LocalizedText text) {
    String version = cause.fact("version").orElse(wanted);
    if (cause.kind() == UpdateFailureCause.Kind.SILENT) {
      return text.say("cause.silent-since", version, text.moment(since(cause).orElse(at)));
    }
    String moment = text.moment(at);
    String why = why(cause, text);
    if (cause.kind() == UpdateFailureCause.Kind.NO_WAY_BACK) {
      return text.say("cause.stuck", version, moment, why);
    }
    String key =
        cause.kind() == UpdateFailureCause.Kind.NOT_PROVEN ? "cause.withdrawn" : "cause.refused";
    String sentence = text.say(key, version, moment, why);
    return cause
        .fact("back")
        .map(back -> text.say("cause.and-back", sentence, back))
        .orElse(sentence);
  }

  private static Optional<Instant> since(UpdateFailureCause cause) {
    try {
      return cause.fact("since").map(Instant::parse);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** The cause alone. */
  static String why(UpdateFailureCause cause, LocalizedText text) {
    return switch (cause.kind()) {
      case NOT_PROVEN -> check(cause, text);
      case OTHER -> text.say("cause.other", cause.fact("cause").orElse("?"));
      case UNTOLD -> cause.lines().stream().findFirst().orElseGet(() -> text.say("cause.untold"));
      default -> text.say("cause." + cause.kind().code());
    };
  }

  private static String check(UpdateFailureCause cause, LocalizedText text) {
    String check = cause.fact("check").orElse("?");
    return CHECKS.contains(check)
        ? text.say("cause.check." + check)
        : text.say("cause.not-proven", check);
  }
}
