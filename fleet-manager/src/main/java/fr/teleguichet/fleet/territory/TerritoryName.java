package fr.teleguichet.fleet.territory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What people call a territory, which wires and addresses know by a word in small letters. */
public final class TerritoryName {

  private static final Set<String> SMALL =
      Set.of("de", "du", "des", "la", "le", "les", "et", "en", "sur", "sous", "aux", "au");

  private TerritoryName() {}

  /** The name: {@code vallee-de-l-isle} as Vallee de l’Isle. */
  public static String of(String territory) {
    String name =
        Arrays.stream(territory.split("[-_]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> SMALL.contains(word) ? word : capital(word))
            .collect(Collectors.joining(" "))
            .replaceAll("\\b([DL]) ", "$1’");
    return capital(name.replaceAll("(?<=.)\\bD’", "d’").replaceAll("(?<=.)\\bL’", "l’"));
  }

  private static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
