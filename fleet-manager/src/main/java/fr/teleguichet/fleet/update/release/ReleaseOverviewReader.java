package fr.teleguichet.fleet.update.release;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import fr.teleguichet.fleet.update.drift.VersionDriftReader;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what pages say of releases; who runs one is told of the visitor's kiosks only. */
@Singleton
final class ReleaseOverviewReader {

  private final SoftwareCatalogueRepository catalogue;
  private final VersionDriftReader drift;

  ReleaseOverviewReader(SoftwareCatalogueRepository catalogue, VersionDriftReader drift) {
    this.catalogue = catalogue;
    this.drift = drift;
  }

  static boolean mayChange(Principal visitor) {
    return visitor.scope().isWholeFleet()
        && (visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN);
  }

  ReleaseViewModels.Listing listing(Principal visitor, Optional<String> done) {
    List<Distribution> distributions = catalogue.distributions();
    Map<Integer, List<KioskRow>> runners = drift.runners(visitor);
    return new ReleaseViewModels.Listing(
        catalogue.modules().stream()
            .map(
                module ->
                    new ReleaseViewModels.Row(
                        module, (int) runners(module, distributions, runners).count()))
            .toList(),
        mayChange(visitor),
        done);
  }

  Optional<SoftwareModule> find(String number) {
    return catalogue.module(ReleaseForm.number(number));
  }

  ReleaseViewModels.Detail detail(SoftwareModule module, Principal visitor, Optional<String> done) {
    List<Distribution> with =
        catalogue.distributions().stream().filter(it -> has(it, module)).toList();
    return new ReleaseViewModels.Detail(
        module,
        with,
        runners(module, visitor),
        mayChange(visitor),
        mayChange(visitor) && visitor.role() == Role.COORDINATOR,
        done);
  }

  /** The kiosks that run the release, by name. */
  List<KioskRow> runners(SoftwareModule module, Principal visitor) {
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
