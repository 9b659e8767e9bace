package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.page.Text;
import fr.teleguichet.fleet.update.cause.CauseWords;
import fr.teleguichet.fleet.update.cause.Reason;
import fr.teleguichet.fleet.update.cause.UpdateCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Updates of kiosks in words for people. */
public final class UpdateWords {

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

  private UpdateWords() {}

  /** The state, with the stage that the kiosk told last where it is at work. */
  public static String state(UpdatePages.Line line, Text text) {
    String word = line.action().state().word();
    return stage(line)
        .map(stage -> text.say("update.stage." + stage))
        .orElseGet(() -> text.say("update.state." + word));
  }

  private static Optional<String> stage(UpdatePages.Line line) {
    return line.action().state() instanceof ActionState.Running
        ? line.told().stream().map(it -> it.note().kind()).filter(STAGES::contains).findFirst()
        : Optional.empty();
  }

  /** What happens next, or what to do. */
  public static String next(UpdatePages.Line line, Text text) {
    return text.say("update.next." + line.action().state().word());
  }

  /** How it looks, by the words of the style sheet. */
  public static String look(ActionState state) {
    return switch (state) {
      case ActionState.Waiting _, ActionState.Offered _ -> "never-seen";
      case ActionState.Running _ -> "unknown";
      case ActionState.Cancelling _ -> "watch";
      case ActionState.Succeeded _ -> "ok";
      case ActionState.Failed _ -> "failed";
      case ActionState.Cancelled _ -> "stopped";
    };
  }

  /** Who wanted it: a person by name, or the rollout. */
  public static String by(Action action, Text text) {
    Matcher rollout = ROLLOUT.matcher(action.actor());
    return rollout.matches() ? text.say("update.by-rollout", rollout.group(1)) : action.actor();
  }

  /** One line of what was told, in words; a word of a newer device as it is. */
  public static Reason told(Note note, Text text) {
    String kind = note.kind().toLowerCase(Locale.ROOT);
    if (STAGES.contains(kind)) {
      return Reason.of(text.say("update.stage." + kind));
    }
    if (TOLD.contains(kind)) {
      return Reason.of(text.say("update.told." + kind));
    }
    return ActionState.of(kind)
        .map(state -> Reason.of(text.say("update.state." + state.word())))
        .orElseGet(() -> Reason.ofKiosk(note.kind()));
  }

  /** What the kiosk wrote along; what is not one of our agent's short lines as it is. */
  public static Reason message(String message, UpdatePages.Line line, Text text) {
    Matcher step = STEP.matcher(message);
    if (step.matches() && STEPS.contains(step.group(1))) {
      return Reason.of(text.say("update.step." + step.group(1)));
    }
    Matcher change = CHANGE.matcher(message);
    if (change.matches()) {
      return Reason.of(
          change.group(2) == null
              ? text.say("update.told.version", change.group(1))
              : text.say("update.told.version-back", change.group(1), change.group(2)));
    }
    UpdateCause cause = UpdateCause.of(List.of(message));
    return cause.kind() == UpdateCause.Kind.UNTOLD
        ? Reason.ofKiosk(message)
        : Reason.of(CauseWords.sentence(cause, line.label(), line.action().since(), text));
  }

  /** Why an update did not succeed: our sentence, then the kiosk's own lines. */
  public static List<Reason> reasons(UpdatePages.Line line, Text text) {
    if (!(line.action().state() instanceof ActionState.Failed)) {
      return List.of();
    }
    UpdateCause cause =
        UpdateCause.of(
            line.told().stream()
                .map(it -> it.note().messages())
                .filter(messages -> !messages.isEmpty())
                .findFirst()
                .orElse(List.of()));
    List<Reason> reasons = new ArrayList<>();
    reasons.add(Reason.of(CauseWords.sentence(cause, line.label(), line.action().since(), text)));
    if (cause.kind() != UpdateCause.Kind.UNTOLD) {
      cause.lines().stream().map(Reason::ofKiosk).forEach(reasons::add);
    }
    return reasons;
  }
}
