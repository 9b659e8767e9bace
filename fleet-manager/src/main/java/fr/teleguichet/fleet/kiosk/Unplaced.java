package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.site.FreeKiosks;
import jakarta.inject.Singleton;
import java.util.List;

/** The kiosks of the live picture that stand at no site. */
@Singleton
final class Unplaced implements FreeKiosks {

  private final LiveFleet fleet;

  Unplaced(LiveFleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public List<String> names(int most) {
    return fleet.picture().entries().stream()
        .map(FleetPicture.Entry::row)
        .filter(row -> row.site().isEmpty())
        .map(KioskRow::name)
        .sorted()
        .limit(most)
        .toList();
  }
}
