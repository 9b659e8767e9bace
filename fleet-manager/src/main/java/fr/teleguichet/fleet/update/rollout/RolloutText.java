package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.audit.StoredAuditEntry;
import fr.teleguichet.fleet.update.trust.ReportedTrustLists;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.Set;

/** How rollouts and their waves stand, in words for people. */
public final class RolloutText {

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
          "recalled",
          "given-up");

  private RolloutText() {}

  /**
   * What is rolled out, as it is said within a sentence: the version, or the trust list.
   *
   * @param distribution its name and version, as {@link Rollout#name()} has them
   */
  public static String what(String distribution, LocalizedText text) {
    String version = distribution.substring(distribution.lastIndexOf(' ') + 1);
    return text.say("rollout.called." + (isTrustList(distribution) ? "list" : "version"), version);
  }

  /** Who made it and when, after the name of a distribution that people gave one. */
  public static String made(Rollout rollout, LocalizedText text) {
    String made = text.say("rollout.made", text.who(rollout.actor()), text.moment(rollout.made()));
    return isTrustList(rollout.name()) ? made : rollout.name() + " · " + made;
  }

  private static boolean isTrustList(String distribution) {
    return distribution.startsWith(ReportedTrustLists.PART + " ");
  }

  /** The state. */
  public static String state(RolloutView view, LocalizedText text) {
    RolloutState state = view.rollout().state();
    int failed = view.count(MemberState.FAILED);
    if (state instanceof RolloutState.Finished && failed > 0) {
      return text.say("rollout.state.finished-with-failures", failed);
    }
    return text.say(
        "rollout.state." + (state instanceof RolloutState.RolledBack ? back(view) : state.code()));
  }

  /** How much of what kiosks had is back: a word may not say more than is true. */
  private static String back(RolloutView view) {
    int stranded = view.count(MemberState.STRANDED);
    int reverted = view.count(MemberState.REVERTED);
    if (stranded > 0) {
      return reverted > 0 ? "partly-back" : "not-back";
    }
    return reverted > 0 ? "rolled-back" : "nothing-back";
  }

  /** How many kiosks are how far, as a heading. */
  public static String progress(RolloutView view, LocalizedText text) {
    int stranded = view.count(MemberState.STRANDED);
    int reverted = view.count(MemberState.REVERTED);
    return view.rollout().state() instanceof RolloutState.RolledBack && stranded + reverted > 0
        ? text.say("rollout.progress.back", reverted, reverted + stranded, stranded)
        : text.say(
            "rollout.progress",
            view.count(MemberState.SUCCEEDED),
            view.total(),
            view.count(MemberState.FAILED));
  }

  /** How it looks, by the words of the style sheet. */
  public static String look(RolloutView view) {
    return switch (view.rollout().state()) {
      case RolloutState.Proposed _, RolloutState.Ready _ -> "never-seen";
      case RolloutState.Running _ -> "unknown";
      case RolloutState.Paused _, RolloutState.RollingBack _, RolloutState.Aborting _ -> "watch";
      case RolloutState.Finished _ -> view.count(MemberState.FAILED) > 0 ? "watch" : "ok";
      case RolloutState.Aborted _, RolloutState.Rejected _ -> "stopped";
      case RolloutState.RolledBack _ -> "failed";
    };
  }

  /** Why it is so, and what to do. */
  public static String next(RolloutView view, LocalizedText text) {
    Rollout rollout = view.rollout();
    return switch (rollout.state()) {
      case RolloutState.Paused _ -> text.say("rollout.paused." + why(rollout));
      case RolloutState.Rejected _ -> text.say("rollout.next.rejected", rollout.reason());
      case RolloutState.Finished _ when view.count(MemberState.FAILED) > 0 ->
          text.say("rollout.next.finished-with-failures", view.count(MemberState.FAILED));
      case RolloutState.Ready _ when rollout.startAt().isPresent() ->
          text.say("rollout.next.ready-at", text.moment(rollout.startAt().get()));
      case RolloutState.RolledBack _ when view.count(MemberState.STRANDED) > 0 ->
          text.say("rollout.next.not-back", view.count(MemberState.STRANDED));
      case RolloutState.Running _, RolloutState.RollingBack _ when view.offline() > 0 ->
          text.say("rollout.next.offline", view.offline());
      case RolloutState.Proposed _,
          RolloutState.Ready _,
          RolloutState.Running _,
          RolloutState.RollingBack _,
          RolloutState.Aborting _,
          RolloutState.Finished _,
          RolloutState.Aborted _,
          RolloutState.RolledBack _ ->
          text.say("rollout.next." + rollout.state().code());
    };
  }

  private static String why(Rollout rollout) {
    for (Rollout.Why why : Rollout.Why.values()) {
      if (why.code().equals(rollout.reason())) {
        return why.code();
      }
    }
    return Rollout.Why.PERSON.code();
  }

  /** How a wave stands; once kiosks went back, that is what it came to. */
  public static String wave(WaveView wave, Rollout rollout, LocalizedText text) {
    String standing = standing(wave, rollout);
    int failed = wave.count(MemberState.FAILED);
    if (standing.equals(WaveState.PASSED.code()) && failed > 0) {
      return text.say("rollout.wave-state.passed-with-failures", failed);
    }
    return text.say("rollout.wave-state." + standing);
  }

  private static String standing(WaveView wave, Rollout rollout) {
    int stranded = wave.count(MemberState.STRANDED);
    int reverted = wave.count(MemberState.REVERTED);
    if (!(rollout.state() instanceof RolloutState.RolledBack) || stranded + reverted == 0) {
      return wave.wave().state().code();
    }
    return stranded == 0 ? "back" : reverted > 0 ? "partly-back" : "not-back";
  }

  /** How a wave looks, by the words of the style sheet. */
  public static String look(WaveView wave, Rollout rollout) {
    if (rollout.state() instanceof RolloutState.RolledBack) {
      if (wave.count(MemberState.STRANDED) > 0) {
        return "failed";
      }
      if (wave.count(MemberState.REVERTED) > 0) {
        return "stopped";
      }
    }
    return switch (wave.wave().state()) {
      case PLANNED -> "never-seen";
      case RUNNING -> "unknown";
      case PASSED -> wave.count(MemberState.FAILED) > 0 ? "watch" : "ok";
      case FAILED -> "failed";
    };
  }

  /** A line of who did what; a word of a newer program as it is. */
  public static String event(StoredAuditEntry row, LocalizedText text) {
    String word = row.action().substring("rollout.".length());
    return EVENTS.contains(word) ? text.say("rollout.event." + word) : row.action();
  }
}
