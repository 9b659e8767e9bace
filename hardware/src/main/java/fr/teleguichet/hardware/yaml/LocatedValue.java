package fr.teleguichet.hardware.yaml;

import java.util.List;

/**
 * A value read from a file, with its place there.
 *
 * @param line counted from 1
 * @param path the keys that lead there
 */
public record LocatedValue<T>(T value, int line, String path) {

  /** The values alone. */
  public static <T> List<T> values(List<LocatedValue<T>> located) {
    return located.stream().map(LocatedValue::value).toList();
  }

  /** A contradiction found at this place. */
  public YamlProblem contradiction(String sentence) {
    return new YamlProblem(line, path, YamlProblem.Kind.MEANING, sentence);
  }
}
