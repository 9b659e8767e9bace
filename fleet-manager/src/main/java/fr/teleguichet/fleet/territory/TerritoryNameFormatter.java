package fr.teleguichet.fleet.territory;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people call a territory, which wires and addresses know by a word in small letters. */
public final class TerritoryNameFormatter {

  private static final Set<String> SMALL =
      Set.of("de", "du", "des", "la", "le", "les", "et", "en", "sur", "sous", "aux", "au");

  /**
   * Words of many territories' names that lose their accents on the wire, and that are nothing else
   * without.
   */
  private static final Map<String, String> ACCENTED =
      Stream.of(
              "agglomération communauté département fédération métropole région vallée",
              "vallées forêt forêts île îles château châteaux étang étangs ségala célé",
              "ardèche ariège corrèze drôme finistère hérault isère lozère nièvre",
              "pyrénées rhône saône sèvre vendée béarn cévennes périgord vézère lévézou")
          .flatMap(line -> Stream.of(line.split(" ")))
          .collect(Collectors.toMap(TerritoryNameFormatter::plain, word -> word));

  private TerritoryNameFormatter() {}

  /** The name: {@code vallee-de-l-isle} as Vallée de l’Isle. */
  public static String of(String territory) {
    String name =
        Arrays.stream(territory.split("[-_]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> SMALL.contains(word) ? word : capital(ACCENTED.getOrDefault(word, word)))
            .collect(Collectors.joining(" "))
            .replaceAll("\\b([DL]) ", "$1’");
    return capital(name.replaceAll("(?<=.)\\bD’", "d’").replaceAll("(?<=.)\\bL’", "l’"));
  }

  private static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  private static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
