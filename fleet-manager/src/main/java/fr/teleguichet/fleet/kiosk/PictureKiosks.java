package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.account.KnownTerritories;
import fr.teleguichet.fleet.account.Scope;
import fr.teleguichet.fleet.site.KnownKiosks;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kiosks of the live picture, for those who need not know the picture. */
@Singleton
final class PictureKiosks implements KnownKiosks, KnownTerritories {

  private final LiveFleet fleet;

  PictureKiosks(LiveFleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public List<String> free(int most, Scope scope) {
    return fleet.picture().within(scope).entries().stream()
        .map(FleetPicture.Entry::row)
        .filter(row -> row.site().isEmpty())
        .map(KioskRow::address)
        .sorted()
        .limit(most)
        .toList();
  }

  @Override
  public Optional<String> find(String named, Scope scope) {
    return fleet.picture().find(named, scope).map(KioskRow::address);
  }

  @Override
  public String addressNow(String kiosk) {
    FleetPicture picture = fleet.picture();
    return picture.byAddress().containsKey(kiosk)
        ? kiosk
        : picture.named(kiosk).map(KioskRow::address).orElse(kiosk);
  }

  @Override
  public boolean covers(Scope scope, String kiosk) {
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
