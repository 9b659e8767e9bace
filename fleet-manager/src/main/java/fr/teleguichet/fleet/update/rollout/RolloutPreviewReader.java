package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.kiosk.FleetSnapshot;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import fr.teleguichet.fleet.update.drift.DowngradeRefusal;
import fr.teleguichet.fleet.update.label.KioskLabelRepository;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says for pages who would be in a rollout, and what can be chosen for one. */
@Singleton
final class RolloutPreviewReader {

  private final RolloutPlanner planner;
  private final SoftwareCatalogueRepository catalogue;
  private final KioskLabelRepository labels;
  private final LiveFleetStatus fleet;

  RolloutPreviewReader(
      RolloutPlanner planner,
      SoftwareCatalogueRepository catalogue,
      KioskLabelRepository labels,
      LiveFleetStatus fleet) {
    this.planner = planner;
    this.catalogue = catalogue;
    this.labels = labels;
    this.fleet = fleet;
  }

  /** What people call the sites where kiosks stand, by their codes. */
  Map<String, String> siteNames() {
    return RolloutPageReader.siteNames(fleet.picture());
  }

  /** What can be chosen by the visitor. */
  RolloutViewModels.Choices choices(Principal visitor) {
    List<KioskRow> rows =
        fleet.picture().within(visitor.scope()).entries().stream()
            .map(FleetSnapshot.Entry::row)
            .toList();
    List<Distribution> distributions = catalogue.distributions();
    RolloutViewModels.Known known = planner.known(visitor);
    return new RolloutViewModels.Choices(
        distributions.stream().filter(it -> !it.isWithdrawn()).toList(),
        rows.stream()
            .map(KioskRow::territory)
            .filter(territory -> !territory.isEmpty())
            .distinct()
            .sorted()
            .toList(),
        rows.stream()
            .flatMap(row -> row.site().stream())
            .distinct()
            .sorted(Comparator.comparing(Site::name))
            .toList(),
        known.choices("board"),
        distributions.stream().map(Distribution::version).distinct().toList(),
        labels.in(visitor.scope()),
        known);
  }

  /** The form with what is wrong with it as the fleet is now. */
  RolloutForm checked(RolloutForm form, Principal visitor) {
    return form.asksFleet() ? form.with(form.unknown(planner.known(visitor))) : form;
  }

  /** The draft of a form in which nothing is wrong; empty while no distribution is chosen. */
  Optional<RolloutPlanner.Draft> draft(
      RolloutForm form, DefaultWaveNames names, Principal visitor) {
    return form.errors().isEmpty()
        ? form.distribution()
            .flatMap(catalogue::find)
            .filter(distribution -> !distribution.isWithdrawn())
            .map(distribution -> planner.draft(distribution.id(), form.plan(), names, visitor))
        : Optional.empty();
  }

  /** Who would be in it, in words for people. */
  RolloutViewModels.Sketch sketch(RolloutPlanner.Draft draft) {
    FleetSnapshot picture = fleet.picture();
    List<RolloutViewModels.Block> blocks = new ArrayList<>();
    for (int wave = 0; wave < draft.plan().waves().size(); wave++) {
      blocks.add(
          new RolloutViewModels.Block(
              draft.plan().waves().get(wave),
              draft.deal().waves().get(wave).stream()
                  .map(kiosk -> RolloutPageReader.title(picture, kiosk.node()))
                  .sorted()
                  .toList()));
    }
    return new RolloutViewModels.Sketch(
        draft.distribution().label(),
        draft.interrupts(),
        blocks,
        offline(draft, picture),
        draft.deal().installed().size(),
        draft.elsewhere().stream().map(kiosk -> RolloutPageReader.title(picture, kiosk)).toList(),
        draft.older(),
        draft.deal().over().size(),
        draft.noWayBack().size(),
        draft.plan().downgrade(),
        refusing(draft.refusing(), picture),
        draft.plan().onErrors() == RolloutPlan.OnErrors.ROLL_BACK
            ? refusing(draft.staying(), picture)
            : List.of());
  }

  private static List<RolloutViewModels.Refusing> refusing(
      List<DowngradeRefusal> refusals, FleetSnapshot picture) {
    return refusals.stream()
        .map(
            it ->
                new RolloutViewModels.Refusing(
                    RolloutPageReader.title(picture, it.node()), it.part(), it.running()))
        .toList();
  }

  /** Kiosks of a rollout that would refuse to go back to what they had before it. */
  List<RolloutViewModels.Refusing> staying(RolloutView view, Principal visitor) {
    return refusing(planner.staying(view.rollout(), visitor), fleet.picture());
  }

  /** What people call a kiosk. */
  String title(String kiosk) {
    return RolloutPageReader.title(fleet.picture(), kiosk);
  }

  private static int offline(RolloutPlanner.Draft draft, FleetSnapshot picture) {
    return (int)
        draft.deal().waves().stream()
            .flatMap(List::stream)
            .filter(kiosk -> !picture.find(kiosk.node()).map(KioskRow::speaksNow).orElse(false))
            .count();
  }
}
