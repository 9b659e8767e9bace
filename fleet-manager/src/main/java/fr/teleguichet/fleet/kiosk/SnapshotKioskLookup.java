package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.access.KnownTerritories;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.site.KioskDirectory;
import fr.teleguichet.fleet.site.KioskUrlName;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kiosks of the live picture, for those who need not know the picture. */
@Singleton
final class SnapshotKioskLookup implements KioskDirectory, KnownTerritories {

  private final LiveFleetStatus fleet;

  SnapshotKioskLookup(LiveFleetStatus fleet) {
    this.fleet = fleet;
  }

  @Override
  public List<KioskUrlName> free(int most, Scope scope) {
    return fleet.picture().within(scope).entries().stream()
        .map(FleetSnapshot.Entry::row)
        .filter(row -> row.site().isEmpty())
        .map(KioskRow::address)
        .sorted()
        .limit(most)
        .toList();
  }

  @Override
  public Optional<KioskUrlName> find(KioskUrlName named, Scope scope) {
    return fleet.picture().find(named, scope).map(KioskRow::address);
  }

  @Override
  public KioskUrlName addressNow(KioskUrlName kiosk) {
    FleetSnapshot picture = fleet.picture();
    return picture.byAddress().containsKey(kiosk)
        ? kiosk
        : picture.named(kiosk.text()).map(KioskRow::address).orElse(kiosk);
  }

  @Override
  public boolean covers(Scope scope, KioskUrlName kiosk) {
    return fleet.picture().at(kiosk, scope).isPresent();
  }

  @Override
  public Set<Integer> sitesIn(Scope scope) {
    return fleet.picture().sitesIn(scope);
  }

  @Override
  public List<String> names() {
    return fleet.picture().entries().stream()
        .map(entry -> entry.row().territory())
        .filter(territory -> !territory.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }
}
