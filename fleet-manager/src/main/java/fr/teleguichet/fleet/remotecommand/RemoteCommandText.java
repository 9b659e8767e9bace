package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.kiosk.StatusReasonText;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.device.RemoteCommandType;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remote actions in words for people. */
public final class RemoteCommandText {

  /** Our own reason: the kiosk can't be told. */
  static final String UNDECLARED = "undeclared";

  /** What kiosks give as a reason, and we have a sentence for. */
  private static final Set<String> REASONS =
      Set.of(
          "citizen-served",
          "unknown-action",
          "deadline-over",
          "too-many-open",
          "not-rebooted",
          "interrupted",
          "timeout",
          "simulated",
          "busy",
          "in-session",
          "no-printer",
          "no-scanner",
          "no-camera",
          "no-identity",
          UNDECLARED);

  /** Such as those of a printer (RFC 8011, section 5.4.12). */
  private static final Pattern KEYWORDS = Pattern.compile("[a-z][a-z,-]{0,198}");

  /** What a kiosk says of a test page. */
  private static final Pattern SHEETS = Pattern.compile("(\\d{1,3}) sheets?");

  private RemoteCommandText() {}

  /** The action, as a button says it. */
  public static String action(RemoteCommandType action, LocalizedText text) {
    String label = action.label(text.language().locale());
    return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
  }

  /** The state, in the words of the kiosk's own screen where it is a stage of the kiosk's. */
  public static String state(RemoteCommandState state, LocalizedText text) {
    return switch (state) {
      case WANTED -> text.say("care.state.wanted");
      case UNANSWERED -> text.say("care.state.unanswered");
      case CANCELLED -> text.say("care.state.cancelled");
      case ACCEPTED, WAITING, EXECUTING, DONE, FAILED, REFUSED, EXPIRED ->
          RemoteCommandStage.valueOf(state.name()).label(text.language().locale());
    };
  }

  /** How it looks, by the words of the style sheet. */
  public static String look(RemoteCommandState state) {
    return switch (state) {
      case WANTED -> "never-seen";
      case ACCEPTED, WAITING, EXECUTING -> "unknown";
      case DONE -> "ok";
      case FAILED -> "failed";
      case REFUSED, EXPIRED, UNANSWERED -> "watch";
      case CANCELLED -> "stopped";
    };
  }

  /** The reason; one that we have no sentence for is shown as the kiosk gave it. */
  public static String reason(String reason, LocalizedText text) {
    if (REASONS.contains(reason)) {
      return text.say("care.reason." + reason);
    }
    Matcher sheets = SHEETS.matcher(reason);
    if (sheets.matches()) {
      return text.say("care.reason.sheets", Integer.valueOf(sheets.group(1)));
    }
    return KEYWORDS.matcher(reason).matches() ? StatusReasonText.keywords(reason, text) : reason;
  }

  /** A day and time to the second, such as 24 nov. 2026 à 14:05:09. */
  public static String moment(Instant instant, LocalizedText text) {
    return text.formatted(text.say("format.moment") + ":ss", instant.atZone(LocalizedText.ZONE));
  }

  /** What happens while a citizen is being served. */
  public static String whileServed(RemoteCommandType action, LocalizedText text) {
    if (action.isRefusedInSession()) {
      return text.say("care.served.refused");
    }
    return text.say(action.waitsForCitizens() ? "care.served.waits" : "care.served.goes-on");
  }
}
