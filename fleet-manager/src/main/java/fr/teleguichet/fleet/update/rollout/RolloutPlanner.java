package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import fr.teleguichet.fleet.update.distribution.VersionComparator;
import fr.teleguichet.fleet.update.drift.DowngradeRefusal;
import fr.teleguichet.fleet.update.drift.DowngradeRefusalFinder;
import fr.teleguichet.fleet.update.drift.KioskInstalledDistribution;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Says who would be in which wave; changes nothing. */
@Singleton
public final class RolloutPlanner {

  /**
   * A rollout that could be.
   *
   * @param interrupts whether citizens notice it, which they do not of a trust list
   * @param deal who is in which wave
   * @param elsewhere kiosks that are meant and belong to another rollout that is not over
   * @param older versions that some of the kiosks have and that are newer than the distribution
   * @param refusing why kiosks of waves would refuse it for being older
   * @param staying why kiosks of waves would refuse to get back what they have
   */
  record Draft(
      Distribution distribution,
      boolean interrupts,
      RolloutPlan plan,
      WaveMembership deal,
      List<String> elsewhere,
      List<String> older,
      List<DowngradeRefusal> refusing,
      List<DowngradeRefusal> staying) {
    Draft {
      elsewhere = List.copyOf(elsewhere);
      older = List.copyOf(older);
      refusing = List.copyOf(refusing);
      staying = List.copyOf(staying);
    }

    /**
     * Kiosks of waves of which nobody knows what they have: they could not get that back. Nothing
     * that they have gives way to a trust list.
     */
    List<String> noWayBack() {
      return !interrupts
          ? List.of()
          : deal.waves().stream()
              .flatMap(List::stream)
              .filter(it -> it.installed() == 0)
              .map(RolloutCandidate::kiosk)
              .toList();
    }
  }

  private final Jdbi jdbi;
  private final SoftwareCatalogueRepository catalogue;
  private final RolloutPlanCodec plans;

  RolloutPlanner(Database database, SoftwareCatalogueRepository catalogue, RolloutPlanCodec plans) {
    this.jdbi = database.jdbi();
    this.catalogue = catalogue;
    this.plans = plans;
  }

  /**
   * Deals the kiosks that the visitor may change.
   *
   * @param names of waves that have none
   * @throws RefusalException when something is wrong with what is wanted
   */
  Draft draft(
      @Nullable Integer number,
      @Nullable PlanJson wanted,
      DefaultWaveNames names,
      Principal visitor) {
    Distribution distribution = catalogue.wanted(number);
    PlanJson said = wanted == null ? PlanJson.USUAL : wanted;
    TargetFilter written = plans.filter(said.filter());
    return jdbi.inTransaction(
        handle -> {
          List<RolloutCandidate> visible =
              new RolloutFleetReader(handle)
                  .candidates().stream().filter(it -> visitor.covers(it.territory())).toList();
          KioskNameResolver named = KioskNameResolver.ofCandidates(visible);
          TargetFilter filter = written.of(named, "filter.kiosks");
          List<RolloutCandidate> meant = visible.stream().filter(filter::wants).toList();
          boolean interrupts = new RolloutFleetReader(handle).interrupts(distribution.id());
          PlanJson json = interrupts ? said : said.atOnce(names.all());
          Set<String> taken = RolloutEngine.taken(handle, distribution.id());
          List<RolloutCandidate> free =
              meant.stream().filter(it -> !taken.contains(it.kiosk())).toList();
          RolloutPlan plan =
              plans
                  .read(json, Set.copyOf(visitor.scope().territories()), free.size(), names)
                  .of(named);
          WaveMembership deal = WaveMembership.of(free, filter, plan.waves(), distribution.id());
          DowngradeRefusalFinder running = new DowngradeRefusalFinder(handle, catalogue);
          List<KioskInstalledDistribution> members =
              deal.waves().stream().flatMap(List::stream).map(RolloutCandidate::has).toList();
          return new Draft(
              distribution,
              interrupts,
              plan,
              deal,
              meant.stream().map(RolloutCandidate::kiosk).filter(taken::contains).toList(),
              older(distribution, deal),
              running.refusing(distribution, members),
              running.stayingWith(distribution, members));
        });
  }

  /** Why kiosks that got this rollout's distribution would refuse what they had before. */
  List<DowngradeRefusal> staying(Rollout rollout, Principal visitor) {
    Optional<Distribution> distribution = catalogue.find(rollout.distribution());
    return distribution
        .map(
            it ->
                jdbi.inTransaction(
                    handle ->
                        new DowngradeRefusalFinder(handle, catalogue)
                            .stayingWith(it, former(handle, rollout, visitor))))
        .orElse(List.of());
  }

  private static List<KioskInstalledDistribution> former(
      Handle handle, Rollout rollout, Principal visitor) {
    return RolloutRepository.members(handle, rollout.id()).stream()
        .filter(it -> it.state() == MemberState.SUCCEEDED && visitor.covers(it.territory()))
        .map(it -> new KioskInstalledDistribution(it.kiosk(), it.territory(), it.previous()))
        .toList();
  }

  /** What the kiosks that the visitor may change are, have and run. */
  RolloutViewModels.Known known(Principal visitor) {
    List<RolloutCandidate> kiosks =
        jdbi.withHandle(handle -> new RolloutFleetReader(handle).candidates()).stream()
            .filter(it -> visitor.covers(it.territory()))
            .toList();
    return new RolloutViewModels.Known(
        KioskNameResolver.ofCandidates(kiosks).names(),
        all(kiosks, RolloutCandidate::territory),
        all(kiosks, RolloutCandidate::site),
        all(kiosks, RolloutCandidate::board),
        all(kiosks, RolloutCandidate::version),
        kiosks.stream()
            .flatMap(it -> it.labels().stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Set<String> all(
      List<RolloutCandidate> kiosks, Function<RolloutCandidate, String> what) {
    return kiosks.stream().map(what).collect(Collectors.toUnmodifiableSet());
  }

  private List<String> older(Distribution distribution, WaveMembership deal) {
    return deal.waves().stream()
        .flatMap(List::stream)
        .map(RolloutCandidate::installed)
        .filter(it -> it != 0)
        .distinct()
        .flatMap(it -> catalogue.find(it).stream())
        .filter(it -> VersionComparator.isOlder(distribution, it))
        .map(Distribution::label)
        .sorted()
        .toList();
  }
}
