package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.account.KnownTerritories;
import fr.teleguichet.fleet.account.Scope;
import fr.teleguichet.fleet.site.KnownKiosks;
import jakarta.inject.Singleton;
import java.util.List;
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
        .map(KioskRow::name)
        .sorted()
        .limit(most)
        .toList();
  }

  @Override
  public boolean isSeen(String name) {
    return fleet
        .picture()
        .find(name)
        .map(row -> row.standing() != Standing.NEVER_SEEN)
        .orElse(false);
  }

  @Override
  public boolean covers(Scope scope, String name) {
    return fleet.picture().find(name, scope).isPresent();
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
