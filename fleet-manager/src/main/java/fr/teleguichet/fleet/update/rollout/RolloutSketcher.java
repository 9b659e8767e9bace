package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.kiosk.FleetPicture;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleet;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.update.distribution.Catalogue;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.label.Labels;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says for pages who would be in a rollout, and what can be chosen for one. */
@Singleton
final class RolloutSketcher {

  private final RolloutPlanner planner;
  private final Catalogue catalogue;
  private final Labels labels;
  private final LiveFleet fleet;

  RolloutSketcher(RolloutPlanner planner, Catalogue catalogue, Labels labels, LiveFleet fleet) {
    this.planner = planner;
    this.catalogue = catalogue;
    this.labels = labels;
    this.fleet = fleet;
  }

  /** What can be chosen by the visitor. */
  RolloutPages.Choices choices(Visitor visitor) {
    List<KioskRow> rows =
        fleet.picture().within(visitor.scope()).entries().stream()
            .map(FleetPicture.Entry::row)
            .toList();
    List<Distribution> distributions = catalogue.distributions();
    RolloutPages.Known known = planner.known(visitor);
    return new RolloutPages.Choices(
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
        labels.all(),
        known);
  }

  /** The form with what is wrong with it as the fleet is now. */
  RolloutForm checked(RolloutForm form, Visitor visitor) {
    return form.asksFleet() ? form.with(form.unknown(planner.known(visitor))) : form;
  }

  /** The draft of a form in which nothing is wrong; empty while no distribution is chosen. */
  Optional<RolloutPlanner.Draft> draft(RolloutForm form, WaveNames names, Visitor visitor) {
    return form.errors().isEmpty()
        ? form.distribution()
            .flatMap(catalogue::find)
            .filter(distribution -> !distribution.isWithdrawn())
            .map(distribution -> planner.draft(distribution.id(), form.plan(), names, visitor))
        : Optional.empty();
  }

  /** Who would be in it, in words for people. */
  RolloutPages.Sketch sketch(RolloutPlanner.Draft draft) {
    FleetPicture picture = fleet.picture();
    List<RolloutPages.Block> blocks = new ArrayList<>();
    for (int wave = 0; wave < draft.plan().waves().size(); wave++) {
      blocks.add(
          new RolloutPages.Block(
              draft.plan().waves().get(wave),
              draft.deal().waves().get(wave).stream()
                  .map(kiosk -> RolloutReader.title(picture, kiosk.node()))
                  .sorted()
                  .toList()));
    }
    return new RolloutPages.Sketch(
        draft.distribution().label(),
        blocks,
        offline(draft, picture),
        draft.deal().installed().size(),
        draft.elsewhere().stream().map(kiosk -> RolloutReader.title(picture, kiosk)).toList(),
        draft.older(),
        draft.deal().over().size(),
        draft.noWayBack().size(),
        draft.plan().downgrade(),
        refusing(draft.refusing(), picture),
        draft.plan().onErrors() == RolloutPlan.OnErrors.ROLL_BACK
            ? refusing(draft.staying(), picture)
            : List.of());
  }

  private static List<RolloutPages.Refusing> refusing(
      List<DowngradeRefusal> refusals, FleetPicture picture) {
    return refusals.stream()
        .map(
            it ->
                new RolloutPages.Refusing(
                    RolloutReader.title(picture, new NodeAddress(it.territory(), it.kiosk())),
                    it.part(),
                    it.running()))
        .toList();
  }

  /** Kiosks of a rollout that would refuse to go back to what they had before it. */
  List<RolloutPages.Refusing> staying(RolloutView view, Visitor visitor) {
    return refusing(planner.staying(view.rollout(), visitor), fleet.picture());
  }

  private static int offline(RolloutPlanner.Draft draft, FleetPicture picture) {
    return (int)
        draft.deal().waves().stream()
            .flatMap(List::stream)
            .filter(kiosk -> !picture.find(kiosk.node()).map(KioskRow::speaksNow).orElse(false))
            .count();
  }
}
