package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.update.rollout.eligibility.UpdateWindow;
import fr.teleguichet.hardware.text.CodedEnum;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who gets a distribution, in which order, when, and what happens when it goes wrong.
 *
 * @param filter which kiosks are meant
 * @param territories the fleet's part that its maker may change; empty for the whole fleet
 * @param waves 1 to 20
 * @param window when kiosks may begin
 * @param onErrors what happens when too many kiosks of a wave fail
 * @param deadline from then on kiosks do not wait for a good moment
 * @param forced whether they do not from the beginning
 * @param downgrade whether kiosks may get something older than they have
 * @param joins whether kiosks that appear while it runs join the last wave
 * @param alone kiosks that a person allowed to be updated though no other is near
 */
public record RolloutPlan(
    TargetFilter filter,
    Set<String> territories,
    List<WavePlan> waves,
    UpdateWindow window,
    OnErrors onErrors,
    Optional<Instant> deadline,
    boolean forced,
    boolean downgrade,
    boolean joins,
    Set<String> alone) {

  /** So many waves a rollout may have. */
  public static final int MAX_WAVES = 20;

  /** What happens when too many kiosks of a wave fail. */
  public enum OnErrors implements CodedEnum {
    /** Nothing new begins until a person decides. */
    PAUSE,
    /** Kiosks that succeeded get back what they had. */
    ROLL_BACK;
  }

  public RolloutPlan {
    territories = Set.copyOf(territories);
    waves = List.copyOf(waves);
    alone = Set.copyOf(alone);
    if (waves.isEmpty() || waves.size() > MAX_WAVES) {
      throw new IllegalArgumentException("a rollout has 1 to 20 waves, not " + waves.size());
    }
  }

  /** The same plan, with what it says of kiosks by their ids. */
  RolloutPlan of(KioskNameResolver kiosks) {
    return new RolloutPlan(
        filter.of(kiosks, "filter.kiosks"),
        territories,
        waves.stream()
            .map(
                it ->
                    new WavePlan(
                        it.name(),
                        it.filter().of(kiosks, "plan.waves.filter.kiosks"),
                        it.share(),
                        it.success(),
                        it.errors()))
            .toList(),
        window,
        onErrors,
        deadline,
        forced,
        downgrade,
        joins,
        kiosks.ids(alone, "plan.alone"));
  }

  /** The same plan for a reader who may not know of all that it names. */
  RolloutPlan narrowed(Function<TargetFilter, TargetFilter> narrow) {
    TargetFilter alones =
        narrow.apply(new TargetFilter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), alone));
    return new RolloutPlan(
        narrow.apply(filter),
        territories,
        waves.stream()
            .map(
                it ->
                    new WavePlan(
                        it.name(),
                        narrow.apply(it.filter()),
                        it.share(),
                        it.success(),
                        it.errors()))
            .toList(),
        window,
        onErrors,
        deadline,
        forced,
        downgrade,
        joins,
        alones.kiosks());
  }

  RolloutPlan allowing(Set<String> kiosks) {
    Set<String> more = new HashSet<>(alone);
    more.addAll(kiosks);
    return new RolloutPlan(
        filter, territories, waves, window, onErrors, deadline, forced, downgrade, joins, more);
  }
}
