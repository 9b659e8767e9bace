package fr.teleguichet.fleet.territory;

import io.micronaut.json.tree.JsonNode;
import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A French département: its communes, their groupings (EPCI) and its outline. */
public final class Department {

  private final String code;
  private final String name;
  private final String attribution;
  private final JsonNode outline;
  private final Map<String, Commune> communes = new LinkedHashMap<>();
  private final Map<String, Epci> epcis = new LinkedHashMap<>();

  /**
   * One of these.
   *
   * @param code such as 46 or 2A
   * @param attribution whom the data comes from and under which licence, for people
   * @param outline a GeoJSON geometry
   */
  Department(
      String code,
      String name,
      String attribution,
      JsonNode outline,
      Collection<Commune> communes,
      Collection<Epci> epcis) {
    this.code = code;
    this.name = name;
    this.attribution = attribution;
    this.outline = outline;
    for (Epci epci : byName(epcis, Epci::name)) {
      Epci _ = this.epcis.putIfAbsent(epci.siren(), epci);
    }
    for (Commune commune : byName(communes, Commune::name)) {
      if (this.communes.put(commune.insee(), commune) != null) {
        throw new IllegalArgumentException("the commune " + commune.insee() + " is there twice.");
      }
    }
  }

  private static <T> List<T> byName(Collection<T> some, Function<T, String> name) {
    return some.stream()
        .sorted(Comparator.comparing(name, Collator.getInstance(Locale.FRENCH)))
        .toList();
  }

  /** Where nothing is known of communes. */
  public static Department unknown() {
    return new Department("", "", "", JsonNode.nullNode(), List.of(), List.of());
  }

  /** Its code, such as 46 or 2A; empty where no communes are known. */
  public String code() {
    return code;
  }

  /** Its name, such as Lot; empty where no communes are known. */
  public String name() {
    return name;
  }

  /** Whom the data comes from and under which licence, to be shown beside it. */
  public String attribution() {
    return attribution;
  }

  /** Its outline as a GeoJSON geometry; a JSON null where none is known. */
  public JsonNode outline() {
    return outline;
  }

  /** The borders of its outline, for a drawing; none where no outline is known. */
  public List<List<GeoPosition>> borders() {
    return GeoJsonReader.borders(outline);
  }

  /** Its communes, by name. */
  public List<Commune> communes() {
    return List.copyOf(communes.values());
  }

  /** The groupings that its communes are members of, by name. */
  public List<Epci> epcis() {
    return List.copyOf(epcis.values());
  }

  /** The commune of this INSEE code. */
  public Optional<Commune> commune(String insee) {
    return Optional.ofNullable(communes.get(insee));
  }

  /** The postcode of the commune of this INSEE code, where it has no other one. */
  public Optional<String> postcodeOf(String insee) {
    return commune(insee).map(Commune::postcodes).filter(it -> it.size() == 1).map(List::getFirst);
  }

  /** The grouping that the commune of this INSEE code is a member of. */
  public Optional<Epci> epciOf(String insee) {
    return commune(insee).flatMap(Commune::epci).map(epcis::get);
  }

  /** The communes whose centre lies within so many kilometres of one of the places. */
  public PopulationReach within(double kilometres, Collection<GeoPosition> places) {
    List<PopulationReach.Near> near =
        communes.values().stream()
            .flatMap(commune -> near(commune, kilometres, places).stream())
            .sorted(
                Comparator.comparingDouble(PopulationReach.Near::kilometres)
                    .thenComparing(it -> it.commune().insee()))
            .toList();
    return new PopulationReach(
        near,
        inhabitants(near.stream().map(PopulationReach.Near::commune)),
        communes.size(),
        inhabitants(communes.values().stream()));
  }

  private static Optional<PopulationReach.Near> near(
      Commune commune, double kilometres, Collection<GeoPosition> places) {
    return places.stream()
        .map(place -> new PopulationReach.Near(commune, place.kilometresTo(commune.centre())))
        .min(Comparator.comparingDouble(PopulationReach.Near::kilometres))
        .filter(it -> it.kilometres() <= kilometres);
  }

  private static long inhabitants(Stream<Commune> communes) {
    return communes.mapToLong(Commune::population).sum();
  }
}
