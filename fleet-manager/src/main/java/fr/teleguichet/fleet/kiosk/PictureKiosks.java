package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.site.KnownKiosks;
import jakarta.inject.Singleton;
import java.util.List;

/** The kiosks of the live picture, for the register of sites. */
@Singleton
final class PictureKiosks implements KnownKiosks {

  private final LiveFleet fleet;

  PictureKiosks(LiveFleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public List<String> free(int most) {
    return fleet.picture().entries().stream()
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
}
