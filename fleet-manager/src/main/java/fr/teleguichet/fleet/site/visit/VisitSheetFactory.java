package fr.teleguichet.fleet.site.visit;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.kiosk.NextStep;
import fr.teleguichet.fleet.kiosk.StatusReason;
import fr.teleguichet.fleet.kiosk.StatusReasonText;
import fr.teleguichet.fleet.site.OpeningHoursViewModel;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.profile.SiteProfileRepository;
import fr.teleguichet.fleet.sparkplug.DeviceView;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.text.Slug;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads what a technician has to know before driving to a site. */
@Singleton
final class VisitSheetFactory {

  private final LiveFleetStatus fleet;
  private final TelemetryIngest telemetry;
  private final SiteProfileRepository profiles;
  private final SparePartSelector spares;
  private final Department department;
  private final Clock clock;

  VisitSheetFactory(
      LiveFleetStatus fleet,
      TelemetryIngest telemetry,
      SiteProfileRepository profiles,
      SparePartSelector spares,
      Department department,
      Clock clock) {
    this.fleet = fleet;
    this.telemetry = telemetry;
    this.profiles = profiles;
    this.spares = spares;
    this.department = department;
    this.clock = clock;
  }

  VisitSheet read(Site site, Scope scope, VisitSheet.Form form, LocalizedText text) {
    return new VisitSheet(
        site,
        site.addressLine(department),
        profiles.find(site.id()),
        OpeningHoursViewModel.of(site, clock.instant(), text),
        fleet.picture().within(scope).entries().stream()
            .map(entry -> entry.row())
            .filter(row -> row.site().filter(it -> it.id() == site.id()).isPresent())
            .map(row -> kiosk(row, text))
            .toList(),
        form);
  }

  private VisitSheet.SickKiosk kiosk(KioskRow row, LocalizedText text) {
    Optional<NodeView> view = row.node().flatMap(telemetry.board()::view);
    Set<Slug> taken = new HashSet<>();
    return new VisitSheet.SickKiosk(
        row,
        row.node().map(it -> fleet.picture().name(it, text)).orElseGet(row::name),
        row.reasons().stream().map(reason -> fault(reason, view, text).without(taken)).toList());
  }

  private VisitSheet.Fault fault(StatusReason reason, Optional<NodeView> view, LocalizedText text) {
    Optional<String> device = device(reason);
    return new VisitSheet.Fault(
        StatusReasonText.say(reason, text),
        NextStep.of(reason),
        device.map(it -> StatusReasonText.capital(StatusReasonText.device(it, text))).orElse(""),
        view.flatMap(it -> device.map(name -> it.devices().get(name)))
            .map(DeviceView::model)
            .orElse(""),
        spares.of(reason, view.map(VisitSheetFactory::boardProfile).orElse(""), text));
  }

  /** The peripheral that is to blame, if one is. */
  private static Optional<String> device(StatusReason reason) {
    return switch (reason) {
      case StatusReason.PeripheralGone gone -> Optional.of(gone.device());
      case StatusReason.PeripheralTrouble trouble -> Optional.of(trouble.device());
      default -> Optional.empty();
    };
  }

  private static String boardProfile(NodeView view) {
    return view.facts().get(NodeFact.BOARD_PROFILE) instanceof Value.Text(String id) ? id : "";
  }
}
