package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.audit.AuditRow;
import fr.teleguichet.fleet.page.Text;
import fr.teleguichet.fleet.update.cause.CauseWords;
import fr.teleguichet.fleet.update.rollout.gate.Obstacle;
import fr.teleguichet.fleet.update.rollout.gate.UpdateWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rollouts in words for people. */
public final class RolloutWords {

  private static final Set<String> USUAL_WAVES = Set.of("canary", "pilot", "all");
  private static final Set<String> EVENTS =
      Set.of(
          "approve",
          "reject",
          "start",
          "pause",
          "resume",
          "roll-back",
          "abort",
          "retry",
          "settle",
          "abort-forced",
          "alone-allowed",
          "created",
          "wave-running",
          "wave-passed",
          "wave-failed",
          "offered",
          "recalled");

  private RolloutWords() {}

  /** The state. */
  public static String state(RolloutState state, Text text) {
    return text.say("rollout.state." + state.word());
  }

  /** How it looks, by the words of the style sheet. */
  public static String look(RolloutState state) {
    return switch (state) {
      case RolloutState.Proposed _, RolloutState.Ready _ -> "never-seen";
      case RolloutState.Running _ -> "unknown";
      case RolloutState.Paused _, RolloutState.RollingBack _, RolloutState.Aborting _ -> "watch";
      case RolloutState.Finished _ -> "ok";
      case RolloutState.Aborted _, RolloutState.Rejected _ -> "stopped";
      case RolloutState.RolledBack _ -> "failed";
    };
  }

  /** Why it is so, and what to do. */
  public static String next(RolloutView view, Text text) {
    Rollout rollout = view.rollout();
    return switch (rollout.state()) {
      case RolloutState.Paused _ -> text.say("rollout.paused." + why(rollout));
      case RolloutState.Rejected _ -> text.say("rollout.next.rejected", rollout.reason());
      case RolloutState.Finished _ when view.count(MemberState.FAILED) > 0 ->
          text.say("rollout.next.finished-with-failures", view.count(MemberState.FAILED));
      case RolloutState.Ready _ when rollout.startAt().isPresent() ->
          text.say("rollout.next.ready-at", text.moment(rollout.startAt().get()));
      case RolloutState.Proposed _,
          RolloutState.Ready _,
          RolloutState.Running _,
          RolloutState.RollingBack _,
          RolloutState.Aborting _,
          RolloutState.Finished _,
          RolloutState.Aborted _,
          RolloutState.RolledBack _ ->
          text.say("rollout.next." + rollout.state().word());
    };
  }

  private static String why(Rollout rollout) {
    for (Rollout.Why why : Rollout.Why.values()) {
      if (why.word().equals(rollout.reason())) {
        return why.word();
      }
    }
    return Rollout.Why.PERSON.word();
  }

  /** A wave's name; those of the usual plan in the reader's language. */
  public static String wave(String name, Text text) {
    return USUAL_WAVES.contains(name) ? text.say("rollout.wave." + name) : name;
  }

  /** How a wave stands. */
  public static String wave(WaveState state, Text text) {
    return text.say("rollout.wave-state." + state.word());
  }

  /** How a wave looks, by the words of the style sheet. */
  public static String look(WaveState state) {
    return switch (state) {
      case PLANNED -> "never-seen";
      case RUNNING -> "unknown";
      case PASSED -> "ok";
      case FAILED -> "failed";
    };
  }

  /** How far a kiosk is. */
  public static String member(MemberState state, Text text) {
    return text.say("rollout.member." + state.word());
  }

  /** How a kiosk looks, by the words of the style sheet. */
  public static String look(MemberState state) {
    return switch (state) {
      case WAITING -> "never-seen";
      case UPDATING, LEAVING, REVERTING -> "unknown";
      case SUCCEEDED -> "ok";
      case FAILED, STRANDED -> "failed";
      case CANCELLED, LEFT, REVERTED -> "stopped";
    };
  }

  /** Why a kiosk is where it is; nothing where its state says it. */
  public static List<String> why(MemberView member, Rollout rollout, Text text) {
    List<String> why = new ArrayList<>();
    member
        .cause()
        .ifPresent(
            cause -> {
              why.add(CauseWords.sentence(cause, rollout.name(), member.since(), text));
              why.addAll(cause.lines());
            });
    member.obstacles().forEach(obstacle -> why.add(obstacle(obstacle, text)));
    if (!member.obstacles().isEmpty()) {
      rollout
          .plan()
          .deadline()
          .ifPresent(deadline -> why.add(text.say("rollout.until", text.moment(deadline))));
    }
    return why;
  }

  /** Why a kiosk does not begin yet. */
  public static String obstacle(Obstacle obstacle, Text text) {
    Object[] facts =
        obstacle.facts().stream()
            .map(it -> it instanceof Instant moment ? text.moment(moment) : it)
            .toArray();
    return text.say("rollout.obstacle." + obstacle.word(), facts);
  }

  /** When kiosks may begin. */
  public static String window(UpdateWindow window, Text text) {
    String hours = text.say("rollout.hours." + window.hours().word());
    return window
        .daily()
        .map(
            span ->
                text.say(
                    "rollout.hours.daily", hours, span.from().toString(), span.to().toString()))
        .orElse(hours);
  }

  /** A line of who did what; a word of a newer program as it is. */
  public static String event(AuditRow row, Text text) {
    String word = row.action().substring("rollout.".length());
    return EVENTS.contains(word) ? text.say("rollout.event." + word) : row.action();
  }
}
