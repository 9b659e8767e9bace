package fr.teleguichet.fleet.update.rollout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.teleguichet.fleet.update.drift.DowngradeRefusal;
import fr.teleguichet.fleet.update.failure.UpdateFailureCause;
import fr.teleguichet.fleet.update.failure.UpdateFailureText;
import fr.teleguichet.fleet.update.rollout.eligibility.BlockingReason;
import fr.teleguichet.fleet.web.page.LocalizedText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rollouts as the programming interface tells of them. */
final class RolloutJson {

  private RolloutJson() {}

  /** A rollout as it shall be. */
  @Serdeable
  @Schema(
      name = "RolloutContent",
      requiredProperties = "distribution",
      description = "What a rollout shall be.")
  record Wanted(
      @Nullable @Schema(description = "The number of the distribution.") Integer distribution,
      @Nullable
          @Schema(
              description =
                  "now, or a time such as 2026-11-26T20:00:00Z; nothing when somebody starts it.")
          String start,
      @Nullable PlanJson plan) {}

  /** Why somebody does not agree. */
  @Serdeable
  @Schema(name = "RolloutRejection", requiredProperties = "reason")
  record Rejection(@Nullable String reason) {}

  /** Some kiosks. */
  @Serdeable
  @Schema(name = "RolloutKiosks", requiredProperties = "kiosks")
  record Kiosks(@Nullable List<String> kiosks) {}

  /** Which kiosk shall try again. */
  @Serdeable
  @Schema(name = "RolloutRetry")
  record Retry(
      @Nullable @Schema(description = "All that failed where it is missing.") String kiosk) {}

  /** A wave. */
  @Serdeable
  @Schema(name = "RolloutWave")
  record Wave(
      int number,
      String name,
      @Schema(description = "planned, running, passed or failed.") String state,
      @Schema(description = "Since when.") Instant since,
      @Schema(description = "Percent that must succeed.") int success,
      @Schema(description = "Percent whose failure stops the rollout.") int errors,
      int total,
      @Schema(description = "How many kiosks are in each state.") Map<String, Integer> kiosks) {
    static Wave of(WaveView view) {
      return new Wave(
          view.wave().number(),
          view.wave().name(),
          view.wave().state().code(),
          view.wave().since(),
          view.wave().success(),
          view.wave().errors(),
          view.total(),
          counts(view));
    }

    private static Map<String, Integer> counts(WaveView view) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      Arrays.stream(MemberState.values())
          .filter(state -> view.count(state) > 0)
          .forEach(state -> counts.put(state.code(), view.count(state)));
      return counts;
    }
  }

  /** A rollout. */
  @Serdeable
  @Schema(name = "Rollout", description = "One distribution for many kiosks, in waves.")
  record Item(
      int id,
      @Schema(description = "The number of the distribution.") int distribution,
      @Schema(description = "What people call it.") String name,
      @Schema(
              description =
                  "proposed, ready, running, paused, rolling-back, aborting, finished, aborted,"
                      + " rolled-back or rejected.")
          String state,
      @Schema(description = "person, errors, stalled or withdrawn; a sentence when rejected.")
          String reason,
      @Schema(description = "Since when it is in its state.") Instant since,
      Instant made,
      @Schema(description = "Who made it.") String by,
      @Nullable @Schema(description = "When it starts by itself.") Instant startAt,
      PlanJson plan,
      List<Wave> waves,
      @Schema(description = "Grows with everything that changes.") long revision) {
    static Item of(RolloutView view, RolloutPlanCodec plans) {
      Rollout rollout = view.rollout();
      return new Item(
          rollout.id(),
          rollout.distribution(),
          rollout.name(),
          rollout.state().code(),
          rollout.reason(),
          rollout.since(),
          rollout.made(),
          rollout.actor(),
          rollout.startAt().orElse(null),
          plans.write(rollout.plan()),
          view.waves().stream().map(Wave::of).toList(),
          rollout.revision());
    }
  }

  /** Why something is so, for programs and for people. */
  @Serdeable
  @Schema(name = "RolloutReason")
  record Why(
      @Schema(description = "One word.") String word,
      @Schema(description = "In the language of the request.") String sentence,
      @Schema(description = "What the kiosk told besides.") Map<String, String> facts,
      @Schema(description = "What the kiosk wrote for people.") List<String> lines) {

    static Why of(BlockingReason obstacle, LocalizedText text) {
      Object[] facts =
          obstacle.facts().stream()
              .map(it -> it instanceof Instant moment ? text.moment(moment) : it)
              .toArray();
      return new Why(
          obstacle.code(),
          text.say("rollout.obstacle." + obstacle.code(), facts),
          Map.of(),
          List.of());
    }

    static Why noWayBack(LocalizedText text) {
      return new Why("no-former-version", text.say("rollout.why.no-way-back"), Map.of(), List.of());
    }

    static Why of(UpdateFailureCause cause, String wanted, Instant at, LocalizedText text) {
      return new Why(
          cause.kind().code(),
          UpdateFailureText.sentence(cause, wanted, at, text),
          cause.facts(),
          cause.lines());
    }
  }

  /** A kiosk of a rollout. */
  @Serdeable
  @Schema(name = "RolloutKiosk")
  record Kiosk(
      String kiosk,
      String territory,
      @Schema(description = "The number of its wave.") int wave,
      @Schema(
              description =
                  "waiting, updating, leaving, succeeded, failed, cancelled, left, reverting,"
                      + " reverted or stranded.")
          String state,
      @Schema(description = "Since when.") Instant since,
      @Nullable @Schema(description = "The number of its update.") Integer update,
      @Nullable @Schema(description = "How far that is.") String updateState,
      @Nullable @Schema(description = "The distribution that it had before.") String previous,
      @Schema(description = "Why it does not begin yet, or does not come on.") List<Why> obstacles,
      @Nullable @JsonPropertyDescription("Why it failed, or did not get back what it had.")
          Why cause) {
    static Kiosk of(MemberView member, String version, LocalizedText text) {
      return new Kiosk(
          member.node().node(),
          member.territory(),
          member.wave(),
          member.state().code(),
          member.since(),
          member.action() == 0 ? null : member.action(),
          member.update().map(it -> it.code()).orElse(null),
          member.previous().orElse(null),
          member.obstacles().stream().map(it -> Why.of(it, text)).toList(),
          member
              .cause()
              .map(it -> Why.of(it, version, member.since(), text))
              .orElseGet(() -> member.hasNoWayBack() ? Why.noWayBack(text) : null));
    }
  }

  /** Who would be in which wave. */
  @Serdeable
  @Schema(name = "RolloutDraft", description = "Who would be in which wave; nothing was made.")
  record Draft(
      @Schema(description = "What people call the distribution.") String name,
      List<DraftWave> waves,
      @Schema(description = "Kiosks that have the distribution already.") List<String> installed,
      @Schema(description = "Kiosks that no wave takes.") List<String> over,
      @Schema(description = "Kiosks of another rollout that is not over.") List<String> elsewhere,
      @Schema(description = "What some kiosks have and is newer.") List<String> older,
      @Schema(
              description =
                  "Kiosks of which no version is known: rolling back leaves them what they got.")
          List<String> noWayBack,
      @Schema(
              description =
                  "Kiosks that would refuse it for being older than what they run, since its"
                      + " signature does not allow that.")
          List<Refusing> refusing,
      @Schema(
              description =
                  "Kiosks that would refuse to get back what they have, should it be rolled back:"
                      + " that was not signed to come in place of this.")
          List<Refusing> staying,
      PlanJson plan) {
    static Draft of(RolloutPlanner.Draft draft, RolloutPlanCodec plans) {
      List<DraftWave> waves = new java.util.ArrayList<>();
      for (WavePlan plan : draft.plan().waves()) {
        waves.add(
            new DraftWave(
                waves.size() + 1, plan.name(), names(draft.deal().waves().get(waves.size()))));
      }
      return new Draft(
          draft.distribution().label(),
          waves,
          names(draft.deal().installed()),
          names(draft.deal().over()),
          draft.elsewhere(),
          draft.older(),
          draft.noWayBack(),
          draft.refusing().stream().map(Refusing::of).toList(),
          draft.staying().stream().map(Refusing::of).toList(),
          plans.write(draft.plan()));
    }

    private static List<String> names(List<RolloutCandidate> kiosks) {
      return kiosks.stream().map(RolloutCandidate::kiosk).toList();
    }
  }

  /** A kiosk that would refuse an older version. */
  @Serdeable
  @Schema(name = "RolloutRefusing", description = "A kiosk that would refuse an older version.")
  record Refusing(
      String kiosk,
      @Schema(description = "Of what it runs a newer version.") String part,
      String running,
      @Schema(description = "The older version that it would refuse.") String version,
      @Schema(description = "The same in a sentence.") String why) {
    static Refusing of(DowngradeRefusal refusal) {
      return new Refusing(
          refusal.kiosk(),
          refusal.part(),
          refusal.running(),
          refusal.version(),
          refusal.sentence());
    }
  }

  /** A wave that would be. */
  @Serdeable
  @Schema(name = "RolloutDraftWave")
  record DraftWave(int number, String name, List<String> kiosks) {}

  /** What became of asking kiosks for their diagnostics. */
  @Serdeable
  @Schema(name = "RolloutDiagnostics")
  record Diagnostics(
      @Schema(description = "The remote actions that were wanted, by kiosk.")
          Map<String, String> wanted,
      @Schema(description = "Why a kiosk is not asked.") Map<String, String> refused,
      @Schema(description = "How many failed kiosks are beyond the 50 of one call.") int left) {}
}
