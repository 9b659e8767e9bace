package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.update.SoftwarePartText;
import fr.teleguichet.fleet.update.failure.FailureReasonLine;
import fr.teleguichet.fleet.update.failure.UpdateFailureCause;
import fr.teleguichet.fleet.update.failure.UpdateFailureText;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Updates of kiosks in words for people. */
public final class KioskUpdateText {

  /** What devices tell on the way, and we have a word for (DDI v1, feedback status). */
  private static final Set<String> STAGES =
      Set.of("download", "downloaded", "proceeding", "scheduled", "resumed");

  /** What is told once: by devices, or of what a person said. */
  private static final Set<String> TOLD =
      Set.of(
          "closed",
          "canceled",
          "rejected",
          "retrieved",
          "confirmed",
          "denied",
          "accepted",
          "declined");

  /** The steps of our own agent. */
  private static final Set<String> STEPS =
      Set.of("installing", "restarting", "proving", "confirming", "going-back");

  private static final Pattern STEP = Pattern.compile("state=([a-z-]{1,20})");
  private static final Pattern CHANGE =
      Pattern.compile("version=(\\S{1,80})(?: back=(\\S{1,80}))?");
  private static final Pattern ROLLOUT = Pattern.compile("rollout ([0-9]{1,9})");

  private KioskUpdateText() {}

  /** The state, with the stage that the kiosk told last where it is at work. */
  public static String state(KioskUpdateViewModels.Line line, LocalizedText text) {
    String word = line.action().state().code();
    return stage(line)
        .map(stage -> text.say("update.stage." + stage))
        .orElseGet(() -> text.say("update.state." + word));
  }

  private static Optional<String> stage(KioskUpdateViewModels.Line line) {
    return line.action().state() instanceof UpdateActionState.Running
        ? line.told().stream().map(it -> it.note().kind()).filter(STAGES::contains).findFirst()
        : Optional.empty();
  }

  /** What happens next, or what to do. */
  public static String next(KioskUpdateViewModels.Line line, LocalizedText text) {
    return text.say("update.next." + line.action().state().code());
  }

  /** That the kiosk will refuse something older than what it runs, and what to do. */
  public static Optional<String> refusal(KioskUpdateViewModels.Line line, LocalizedText text) {
    return line.refusal()
        .map(
            it ->
                text.say(
                    "update.refusing",
                    SoftwarePartText.of(it.part(), text),
                    it.version(),
                    it.running()));
  }

  /** How it looks, by the words of the style sheet. */
  public static String look(UpdateActionState state) {
    return switch (state) {
      case UpdateActionState.Waiting _, UpdateActionState.Offered _ -> "never-seen";
      case UpdateActionState.Running _ -> "unknown";
      case UpdateActionState.Cancelling _ -> "watch";
      case UpdateActionState.Succeeded _ -> "ok";
      case UpdateActionState.Failed _ -> "failed";
      case UpdateActionState.Cancelled _ -> "stopped";
    };
  }

  /** Who wanted it: a person by name, or the rollout. */
  public static String by(UpdateAction action, LocalizedText text) {
    Matcher rollout = ROLLOUT.matcher(action.actor());
    return rollout.matches()
        ? text.say("update.by-rollout", rollout.group(1))
        : text.who(action.actor());
  }

  /** One line of what was told, in words; a word of a newer device as it is. */
  public static FailureReasonLine told(ActionHistoryEntry note, LocalizedText text) {
    String kind = note.kind().toLowerCase(Locale.ROOT);
    if (STAGES.contains(kind)) {
      return FailureReasonLine.of(text.say("update.stage." + kind));
    }
    if (TOLD.contains(kind)) {
      return FailureReasonLine.of(text.say("update.told." + kind));
    }
    return UpdateActionState.of(kind)
        .map(state -> FailureReasonLine.of(text.say("update.state." + state.code())))
        .orElseGet(() -> FailureReasonLine.ofKiosk(note.kind()));
  }

  /** What the kiosk wrote along; what is not one of our agent's short lines as it is. */
  public static FailureReasonLine message(
      String message, KioskUpdateViewModels.Line line, LocalizedText text) {
    Matcher step = STEP.matcher(message);
    if (step.matches() && STEPS.contains(step.group(1))) {
      return FailureReasonLine.of(text.say("update.step." + step.group(1)));
    }
    Matcher change = CHANGE.matcher(message);
    if (change.matches()) {
      return FailureReasonLine.of(
          change.group(2) == null
              ? text.say("update.told.version", change.group(1))
              : text.say("update.told.version-back", change.group(1), change.group(2)));
    }
    UpdateFailureCause cause = UpdateFailureCause.of(List.of(message));
    return cause.kind() == UpdateFailureCause.Kind.UNTOLD
        ? FailureReasonLine.ofKiosk(message)
        : FailureReasonLine.of(
            UpdateFailureText.sentence(cause, line.label(), line.action().since(), text));
  }

  /** Why an update did not succeed: our sentence, then the kiosk's own lines. */
  public static List<FailureReasonLine> reasons(
      KioskUpdateViewModels.Line line, LocalizedText text) {
    if (!(line.action().state() instanceof UpdateActionState.Failed)) {
      return List.of();
    }
    UpdateFailureCause cause =
        UpdateFailureCause.of(
            line.told().stream()
                .map(it -> it.note().messages())
                .filter(messages -> !messages.isEmpty())
                .findFirst()
                .orElse(List.of()));
    List<FailureReasonLine> reasons = new ArrayList<>();
    reasons.add(
        FailureReasonLine.of(
            UpdateFailureText.sentence(cause, line.label(), line.action().since(), text)));
    if (cause.kind() != UpdateFailureCause.Kind.UNTOLD) {
      cause.details().stream().map(FailureReasonLine::ofKiosk).forEach(reasons::add);
    }
    return reasons;
  }
}
