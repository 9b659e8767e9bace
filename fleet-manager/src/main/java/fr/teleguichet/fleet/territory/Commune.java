package fr.teleguichet.fleet.territory;

import java.util.List;
import java.util.Optional;

/**
 * A commune.
 *
 * @param insee its INSEE code, five characters such as 46042 or 2A004
 * @param postcodes its postcodes, in order
 * @param population its inhabitants by the last census
 * @param epci the SIREN of the grouping of communes that it is a member of
 * @param centre the centroid of its ground
 */
public record Commune(
    String insee,
    String name,
    List<String> postcodes,
    int population,
    Optional<String> epci,
    GeoPosition centre) {

  public Commune {
    if (!insee.matches("(?:[0-9]{2}|2[AB])[0-9]{3}")) {
      throw new IllegalArgumentException("\"" + insee + "\" is not a commune’s INSEE code.");
    }
    if (name.isBlank() || population < 0) {
      throw new IllegalArgumentException(
          "the commune " + insee + " needs a name and a population of 0 or more.");
    }
    postcodes = List.copyOf(postcodes);
  }
}
