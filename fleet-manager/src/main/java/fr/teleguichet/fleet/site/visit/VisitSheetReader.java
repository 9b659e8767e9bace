package fr.teleguichet.fleet.site.visit;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.kiosk.StatusReason;
import fr.teleguichet.fleet.kiosk.StatusReasonText;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.profile.SiteProfileTable;
import fr.teleguichet.fleet.sparkplug.DeviceView;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads what a technician has to know before driving to a site. */
@Singleton
final class VisitSheetReader {

  private final LiveFleetStatus fleet;
  private final TelemetryIngest telemetry;
  private final SiteProfileTable profiles;
  private final SpareParts spares;

  VisitSheetReader(
      LiveFleetStatus fleet,
      TelemetryIngest telemetry,
      SiteProfileTable profiles,
      SpareParts spares) {
    this.fleet = fleet;
    this.telemetry = telemetry;
    this.profiles = profiles;
    this.spares = spares;
  }

  VisitSheet read(Site site, Scope scope, VisitSheet.Form form, LocalizedText text) {
    return new VisitSheet(
        site,
        profiles.find(site.id()),
        fleet.picture().within(scope).entries().stream()
            .map(entry -> entry.row())
            .filter(row -> row.site().filter(it -> it.id() == site.id()).isPresent())
            .map(row -> kiosk(row, text))
            .toList(),
        form);
  }

  private VisitSheet.SickKiosk kiosk(KioskRow row, LocalizedText text) {
    Optional<NodeView> view = row.node().flatMap(telemetry.board()::view);
    return new VisitSheet.SickKiosk(
        row, row.reasons().stream().map(reason -> fault(reason, view, text)).toList());
  }

  private VisitSheet.Fault fault(StatusReason reason, Optional<NodeView> view, LocalizedText text) {
    String words = StatusReasonText.say(reason, text);
    if (reason instanceof StatusReason.PeripheralGone gone) {
      return fault(words, gone.device(), view, text);
    }
    if (reason instanceof StatusReason.PeripheralTrouble trouble) {
      return fault(words, trouble.device(), view, text);
    }
    return new VisitSheet.Fault(words, "", "", List.of()); // no part of it is to blame
  }

  private VisitSheet.Fault fault(
      String words, String device, Optional<NodeView> view, LocalizedText text) {
    return new VisitSheet.Fault(
        words,
        StatusReasonText.capital(StatusReasonText.device(device, text)),
        view.map(NodeView::devices)
            .map(devices -> devices.get(device))
            .map(DeviceView::model)
            .orElse(""),
        view.map(VisitSheetReader::boardProfile)
            .map(profile -> spares.of(profile, device))
            .orElse(List.of()));
  }

  private static String boardProfile(NodeView view) {
    return view.facts().get(NodeFact.BOARD_PROFILE) instanceof Value.Text(String id) ? id : "";
  }
}
