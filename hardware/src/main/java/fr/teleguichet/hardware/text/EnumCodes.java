package fr.teleguichet.hardware.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The words by which a file names the constants of an enum. */
public final class EnumCodes {

  private EnumCodes() {}

  /** Each constant by its name in lower case, hyphens instead of underscores. */
  public static <E extends Enum<E>> Map<String, E> of(E[] constants) {
    return of(constants, constant -> code(constant));
  }

  /** Each constant by the word that the function gives. */
  public static <E> Map<String, E> of(E[] constants, Function<E, String> word) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : constants) {
      words.put(word.apply(constant), constant);
    }
    return Collections.unmodifiableMap(words);
  }

  /** The word of one constant. */
  public static String code(Enum<?> constant) {
    return code(constant.name());
  }

  /** The word of the constant of this name. */
  public static String code(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
