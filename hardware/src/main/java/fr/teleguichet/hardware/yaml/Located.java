package fr.teleguichet.hardware.yaml;

import java.util.List;

/**
 * A value read from a file, with its place there.
 *
 * @param line counted from 1
 * @param path the keys that lead there
 */
public record Located<T>(T value, int line, String path) {

  /** The values alone. */
  public static <T> List<T> values(List<Located<T>> located) {
    return located.stream().map(Located::value).toList();
  }

  /** A contradiction found at this place. */
  public Problem contradiction(String sentence) {
    return new Problem(line, path, Problem.Kind.MEANING, sentence);
  }
}
