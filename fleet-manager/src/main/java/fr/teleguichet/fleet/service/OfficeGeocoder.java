package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.territory.Commune;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.territory.GeoPosition;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gives offices the coordinates of their communes, so that nobody has to look them up: {@code
 * Agence de Cahors; Cahors}, or {@code Cahors} alone. What has coordinates keeps them, and what
 * names no commune stays as it was typed, to be refused as such.
 */
@Singleton
final class OfficeGeocoder {

  /** What a name may have of its own: letters with accents, hyphens, apostrophes. */
  private static final String NO_LETTER = "[^a-z0-9]+";

  private final Department department;

  OfficeGeocoder(Department department) {
    this.department = department;
  }

  /** The lines with coordinates, as {@link OfficeLineCodec} reads them. */
  String complete(String text) {
    return text.lines().map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(String line) {
    List<String> parts =
        Arrays.stream(line.replace('\u00a0', ' ').split(";", -1)).map(String::strip).toList();
    if (line.isBlank() || parts.size() > 2) {
      return line;
    }
    return commune(parts.getLast())
        .map(it -> OfficeLineCodec.write(List.of(office(parts.getFirst(), it))))
        .orElse(line);
  }

  /** The only commune of this name. */
  private Optional<Commune> commune(String name) {
    String town = plain(name);
    List<Commune> named =
        department.communes().stream().filter(it -> plain(it.name()).equals(town)).toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private static Office office(String name, Commune commune) {
    GeoPosition centre = commune.centre().toTenMetres();
    return new Office(name, commune.name(), centre.latitude(), centre.longitude());
  }

  private static String plain(String name) {
    return Normalizer.normalize(
            name.toLowerCase(Locale.FRENCH).replace("œ", "oe"), Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll(NO_LETTER, " ")
        .strip();
  }
}
