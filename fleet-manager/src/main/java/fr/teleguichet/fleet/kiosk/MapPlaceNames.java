package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.territory.Commune;
import fr.teleguichet.fleet.territory.Department;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Comparator;
import java.util.List;

/**
 * The names on the map.
 *
 * @param attribution whom they come from; empty where there are none
 * @param places the communes, the largest first
 */
@Serdeable
record MapPlaceNames(String attribution, List<Place> places) {

  /** A commune, named where it is. */
  @Serdeable
  record Place(String name, double latitude, double longitude, int population) {}

  static MapPlaceNames of(Department department) {
    return new MapPlaceNames(
        department.attribution(),
        department.communes().stream()
            .sorted(Comparator.comparingInt(Commune::population).reversed())
            .map(
                commune ->
                    new Place(
                        commune.name(),
                        commune.centre().latitude(),
                        commune.centre().longitude(),
                        commune.population()))
            .toList());
  }
}
