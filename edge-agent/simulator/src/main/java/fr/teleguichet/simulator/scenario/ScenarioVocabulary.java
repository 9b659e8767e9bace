package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.configuration.SpellingSuggester;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of enumerations as scenarios write them: {@code VERY_SATISFIED} is very-satisfied. */
final class ScenarioVocabulary {

  private ScenarioVocabulary() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E parse(Class<E> type, String word) {
    List<String> known =
        Arrays.stream(type.getEnumConstants()).map(ScenarioVocabulary::of).toList();
    int found = known.indexOf(word);
    if (found < 0) {
      throw new IllegalArgumentException(
          "\"%s\" is none of %s%s"
              .formatted(
                  word,
                  String.join(", ", known),
                  SpellingSuggester.nearest(word, known)
                      .map(near -> "; did you mean " + near + "?")
                      .orElse("")));
    }
    return type.getEnumConstants()[found];
  }
}
