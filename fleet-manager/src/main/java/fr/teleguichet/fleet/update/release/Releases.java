package fr.teleguichet.fleet.update.release;

import fr.teleguichet.fleet.account.Role;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.update.distribution.Catalogue;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import fr.teleguichet.fleet.update.drift.Drift;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what pages say of releases; who runs one is told of the visitor's kiosks only. */
@Singleton
final class Releases {

  private final Catalogue catalogue;
  private final Drift drift;

  Releases(Catalogue catalogue, Drift drift) {
    this.catalogue = catalogue;
    this.drift = drift;
  }

  static boolean mayChange(Visitor visitor) {
    return visitor.scope().isWholeFleet()
        && (visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN);
  }

  ReleasePages.Listing listing(Visitor visitor, Optional<String> done) {
    List<Distribution> distributions = catalogue.distributions();
    Map<Integer, List<KioskRow>> runners = drift.runners(visitor);
    return new ReleasePages.Listing(
        catalogue.modules().stream()
            .map(
                module ->
                    new ReleasePages.Row(
                        module, (int) runners(module, distributions, runners).count()))
            .toList(),
        mayChange(visitor),
        done);
  }

  Optional<SoftwareModule> find(String number) {
    return catalogue.module(ReleaseForm.number(number));
  }

  ReleasePages.Detail detail(SoftwareModule module, Visitor visitor, Optional<String> done) {
    List<Distribution> with =
        catalogue.distributions().stream().filter(it -> has(it, module)).toList();
    return new ReleasePages.Detail(
        module,
        with,
        runners(module, visitor),
        mayChange(visitor),
        mayChange(visitor) && visitor.role() == Role.COORDINATOR,
        done);
  }

  /** The kiosks that run the release, by name. */
  List<KioskRow> runners(SoftwareModule module, Visitor visitor) {
    return runners(module, catalogue.distributions(), drift.runners(visitor))
        .sorted(Comparator.comparing(KioskRow::name))
        .toList();
  }

  private static Stream<KioskRow> runners(
      SoftwareModule module,
      List<Distribution> distributions,
      Map<Integer, List<KioskRow>> runners) {
    return distributions.stream()
        .filter(distribution -> has(distribution, module))
        .flatMap(distribution -> runners.getOrDefault(distribution.id(), List.of()).stream());
  }

  private static boolean has(Distribution distribution, SoftwareModule module) {
    return distribution.modules().stream().anyMatch(it -> it.id() == module.id());
  }
}
