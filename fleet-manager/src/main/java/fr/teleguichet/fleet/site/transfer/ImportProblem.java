package fr.teleguichet.fleet.site.transfer;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.List;

/**
 * Why a file is refused.
 *
 * @param line the line, from 1
 * @param column the letter in the line, from 1
 * @param key the key of the sentence that says what is wrong
 * @param arguments what the sentence names
 */
public record ImportProblem(int line, int column, String key, List<String> arguments) {

  private static final int MAX_QUOTED = 60;

  public ImportProblem {
    arguments =
        arguments.stream()
            .map(it -> it.length() > MAX_QUOTED ? it.substring(0, MAX_QUOTED) + "…" : it)
            .toList();
  }

  /** What is wrong at this place. */
  public static ImportProblem at(int line, int column, String key, String... arguments) {
    return new ImportProblem(line, column, key, List.of(arguments));
  }

  /** What is wrong, in words. */
  public String say(LocalizedText text) {
    return text.say(key, arguments.toArray());
  }
}
