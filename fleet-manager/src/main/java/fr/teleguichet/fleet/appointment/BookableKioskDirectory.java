package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.enrolment.TargetIdResolver;
import fr.teleguichet.fleet.kiosk.FleetSnapshot;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.hardware.identity.KioskId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The kiosks of this moment, as places to come to. */
@Singleton
public final class BookableKioskDirectory {
  private final LiveFleetStatus fleet;
  private final SiteCache sites;

  BookableKioskDirectory(LiveFleetStatus fleet, SiteCache sites) {
    this.fleet = fleet;
    this.sites = sites;
  }

  /** Those in the scope. */
  List<BookableKiosk> in(Scope scope) {
    return fleet.picture().within(scope).entries().stream()
        .map(FleetSnapshot.Entry::row)
        .flatMap(row -> place(row).stream())
        .toList();
  }

  /** The kiosk that somebody names, where it is in the scope. */
  Optional<BookableKiosk> find(String address, Scope scope) {
    return fleet.picture().find(KioskUrlName.parse(address), scope).flatMap(this::place);
  }

  /** Where this kiosk stands, heard of or not. */
  public BookableKiosk of(KioskId kiosk) {
    KioskUrlName address = KioskUrlName.of(kiosk);
    return fleet
        .picture()
        .find(address, new Scope.Fleet())
        .flatMap(this::place)
        .orElseGet(
            () -> new BookableKiosk(kiosk, kiosk.name().value(), sites.now().siteOf(address)));
  }

  private Optional<BookableKiosk> place(KioskRow row) {
    return row.node()
        .flatMap(TargetIdResolver::unitName)
        .map(kiosk -> new BookableKiosk(kiosk, row.title(), row.site()));
  }
}
