package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.audit.StoredAuditEntry;
import fr.teleguichet.fleet.update.failure.FailureReasonLine;
import fr.teleguichet.fleet.update.failure.UpdateFailureText;
import fr.teleguichet.fleet.update.release.ReleaseText;
import fr.teleguichet.fleet.update.rollout.eligibility.BlockingReason;
import fr.teleguichet.fleet.update.rollout.eligibility.UpdateWindow;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rollouts in words for people. */
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

  private static final int MOST_VALUES = 10;
  private static final int MOST_NAMED = 5;

  private RolloutText() {}

  /** The state. */
  public static String state(RolloutView view, LocalizedText text) {
    RolloutState state = view.rollout().state();
    return text.say(
        "rollout.state." + (state instanceof RolloutState.RolledBack ? back(view) : state.word()));
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

  /** What a wave is called; names that programs get by themselves in the reader's language. */
  public static String name(String name, LocalizedText text) {
    WaveNames own = WaveNames.in(text);
    if (name.equals(WaveNames.PROGRAMS.first())) {
      return own.first();
    }
    if (name.equals(WaveNames.PROGRAMS.some())) {
      return own.some();
    }
    if (name.equals(WaveNames.PROGRAMS.all())) {
      return own.all();
    }
    return IntStream.rangeClosed(1, RolloutPlan.MOST_WAVES)
        .filter(it -> name.equals(WaveNames.PROGRAMS.numbered().apply(it)))
        .mapToObj(own.numbered())
        .findFirst()
        .orElse(name);
  }

  /**
   * What a wave is measured by.
   *
   * @param kiosks how many it has
   * @param last whether none comes after it
   */
  public static String thresholds(
      int success, int errors, int kiosks, boolean last, LocalizedText text) {
    String stop =
        (long) errors * kiosks <= 100
            ? text.say("rollout.thresholds.first")
            : text.say("rollout.thresholds.share", errors);
    return last
        ? text.say("rollout.thresholds.last", stop)
        : text.say("rollout.thresholds", success, stop);
  }

  /** How many kiosks would be in it. */
  public static String count(RolloutViewModels.Sketch sketch, LocalizedText text) {
    return sketch.size() == 0
        ? text.say("rollout.count.none")
        : text.say("rollout.count", sketch.size(), sketch.offline());
  }

  /** Kiosks that another rollout has, the first of them by name. */
  public static String elsewhere(RolloutViewModels.Sketch sketch, LocalizedText text) {
    List<String> all = sketch.elsewhere();
    List<String> named = all.subList(0, Math.min(MOST_NAMED, all.size()));
    return text.say(
        "rollout.sketch.elsewhere",
        all.size(),
        String.join(", ", named),
        all.size() - named.size());
  }

  /**
   * Which kiosks would refuse something older, and what they run.
   *
   * @param key of the sentence
   */
  public static String refusing(
      String key, List<RolloutViewModels.Refusing> kiosks, LocalizedText text) {
    List<String> named =
        kiosks.stream()
            .limit(MOST_NAMED)
            .map(
                it ->
                    text.say(
                        "rollout.sketch.running",
                        it.title(),
                        ReleaseText.part(it.part(), text),
                        it.running()))
            .toList();
    return text.say(key, kiosks.size(), String.join(", ", named), kiosks.size() - named.size());
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

  /** How a wave stands; once kiosks went back, that is what it came to. */
  public static String wave(WaveView wave, Rollout rollout, LocalizedText text) {
    return text.say("rollout.wave-state." + standing(wave, rollout));
  }

  private static String standing(WaveView wave, Rollout rollout) {
    int stranded = wave.count(MemberState.STRANDED);
    int reverted = wave.count(MemberState.REVERTED);
    if (!(rollout.state() instanceof RolloutState.RolledBack) || stranded + reverted == 0) {
      return wave.wave().state().word();
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
      case PASSED -> "ok";
      case FAILED -> "failed";
    };
  }

  /** How far a kiosk is. */
  public static String member(MemberState state, LocalizedText text) {
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
  public static List<FailureReasonLine> why(
      MemberView member, Rollout rollout, LocalizedText text) {
    List<FailureReasonLine> why = new ArrayList<>();
    member
        .cause()
        .ifPresent(
            cause -> {
              why.add(
                  FailureReasonLine.of(
                      UpdateFailureText.sentence(cause, rollout.name(), member.since(), text)));
              cause.lines().stream().map(FailureReasonLine::ofKiosk).forEach(why::add);
            });
    if (member.hasNoWayBack()) {
      why.add(FailureReasonLine.of(text.say("rollout.why.no-way-back")));
    }
    member.obstacles().forEach(obstacle -> why.add(FailureReasonLine.of(obstacle(obstacle, text))));
    // The window is all that the deadline lifts.
    if (member.obstacles().stream().anyMatch(BlockingReason.Closed.class::isInstance)) {
      rollout
          .plan()
          .deadline()
          .ifPresent(
              deadline ->
                  why.add(FailureReasonLine.of(text.say("rollout.until", text.moment(deadline)))));
    }
    return why;
  }

  /** Why a kiosk does not begin yet. */
  public static String obstacle(BlockingReason obstacle, LocalizedText text) {
    Object[] facts =
        obstacle.facts().stream()
            .map(it -> it instanceof Instant moment ? text.moment(moment) : it)
            .toArray();
    return text.say("rollout.obstacle." + obstacle.word(), facts);
  }

  /** When kiosks may begin. */
  public static String window(UpdateWindow window, LocalizedText text) {
    String hours = text.say("rollout.hours." + window.hours().word());
    String daily =
        window
            .daily()
            .map(
                span ->
                    text.say(
                        "rollout.hours.daily", hours, span.from().toString(), span.to().toString()))
            .orElse(hours);
    return window.days().isEmpty()
        ? daily
        : text.say(
            "rollout.hours.days",
            daily,
            window.days().stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.FULL, text.language().locale()))
                .collect(Collectors.joining(", ")));
  }

  /** A day of the week, by its word. */
  public static String day(String word, LocalizedText text) {
    return DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT))
        .getDisplayName(TextStyle.FULL, text.language().locale());
  }

  /** What a part of a filter is called. */
  public static String part(String part, LocalizedText text) {
    return switch (part) {
      case "territory" -> text.say("filter.territory");
      case "site" -> text.say("filter.site");
      case "board" -> text.say("drift.board");
      case "version" -> text.say("rollout.version");
      default -> text.say("rollout.label");
    };
  }

  /** Which kiosks are meant; all where nothing restricts. */
  public static String filter(TargetFilter filter, LocalizedText text) {
    Map<String, Set<String>> parts = new LinkedHashMap<>();
    parts.put("territory", filter.territories());
    parts.put("site", filter.sites());
    parts.put("board", filter.boards());
    parts.put("version", filter.versions());
    parts.put("label", filter.labels());
    List<String> words = new ArrayList<>();
    parts.forEach(
        (part, values) -> {
          if (!values.isEmpty()) {
            words.add(text.say("rollout.filter", part(part, text), values(values, text)));
          }
        });
    if (!filter.kiosks().isEmpty()) {
      words.add(text.say("rollout.filter.kiosks", filter.kiosks().size()));
    }
    return words.isEmpty() ? text.say("rollout.filter.all") : String.join(" · ", words);
  }

  private static String values(Set<String> values, LocalizedText text) {
    return values.stream()
        .sorted()
        .limit(MOST_VALUES)
        .map(it -> it.equals(TargetFilter.NO_VERSION) ? text.say("drift.unknown") : it)
        .collect(Collectors.joining(", ", "", values.size() > MOST_VALUES ? "…" : ""));
  }

  /** A line of who did what; a word of a newer program as it is. */
  public static String event(StoredAuditEntry row, LocalizedText text) {
    String word = row.action().substring("rollout.".length());
    return EVENTS.contains(word) ? text.say("rollout.event." + word) : row.action();
  }
}
