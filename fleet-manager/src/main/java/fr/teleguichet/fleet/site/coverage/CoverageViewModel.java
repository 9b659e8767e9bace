package fr.teleguichet.fleet.site.coverage;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.territory.Commune;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.territory.Epci;
import fr.teleguichet.fleet.territory.GeoPosition;
import fr.teleguichet.fleet.territory.PopulationReach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who lives near a kiosk in service.
 *
 * @param kilometres what counts as near
 * @param choices what else may count as near
 * @param sites where the kiosks stand
 * @param reach who is near
 * @param reached the INSEE codes of the communes that are near
 * @param groupings the same by grouping of communes
 * @param far the largest communes that are not near, with how far it is
 */
public record CoverageViewModel(
    Department department,
    int kilometres,
    List<Integer> choices,
    List<Site> sites,
    PopulationReach reach,
    Set<String> reached,
    List<Grouping> groupings,
    List<PopulationReach.Near> far,
    CoverageMapProjection map) {

  private static final int MAX_FAR = 15;
  private static final double FURTHER_THAN_ALL = 1_000;

  /** How much of a grouping of communes is near. */
  public record Grouping(
      String name, int communes, int allCommunes, long inhabitants, long allInhabitants) {

    Grouping plus(Commune commune, boolean near) {
      return new Grouping(
          name,
          communes + (near ? 1 : 0),
          allCommunes + 1,
          inhabitants + (near ? commune.population() : 0),
          allInhabitants + commune.population());
    }
  }

  public CoverageViewModel {
    choices = List.copyOf(choices);
    sites = List.copyOf(sites);
    reached = Set.copyOf(reached);
    groupings = List.copyOf(groupings);
    far = List.copyOf(far);
  }

  static CoverageViewModel of(
      Department department, int kilometres, List<Integer> choices, List<Site> sites) {
    List<GeoPosition> places = sites.stream().map(CoverageViewModel::position).toList();
    PopulationReach reach = department.within(kilometres, places);
    Set<String> reached =
        reach.communes().stream().map(it -> it.commune().insee()).collect(Collectors.toSet());
    return new CoverageViewModel(
        department,
        kilometres,
        choices,
        sites,
        reach,
        reached,
        groupings(department, reached),
        department.within(FURTHER_THAN_ALL, places).communes().stream()
            .filter(it -> !reached.contains(it.commune().insee()))
            .sorted(Comparator.comparingInt(it -> -it.commune().population()))
            .limit(MAX_FAR)
            .toList(),
        CoverageMapProjection.of(
            Stream.of(
                    department.borders().stream().flatMap(List::stream),
                    department.communes().stream().map(Commune::centre),
                    places.stream())
                .flatMap(it -> it)
                .toList()));
  }

  /** Where a site is. */
  public static GeoPosition position(Site site) {
    return new GeoPosition(site.latitude(), site.longitude());
  }

  /** By the names of groupings; a commune that is in none counts in the whole only. */
  private static List<Grouping> groupings(Department department, Set<String> reached) {
    List<Grouping> groupings = new ArrayList<>();
    for (Epci epci : department.epcis()) {
      Grouping grouping = new Grouping(epci.name(), 0, 0, 0, 0);
      for (Commune commune : department.communes()) {
        if (commune.epci().filter(epci.siren()::equals).isPresent()) {
          grouping = grouping.plus(commune, reached.contains(commune.insee()));
        }
      }
      groupings.add(grouping);
    }
    return groupings;
  }
}
