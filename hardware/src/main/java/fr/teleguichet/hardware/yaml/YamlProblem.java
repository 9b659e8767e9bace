package fr.teleguichet.hardware.yaml;

/**
 * One thing that is wrong in a file, and what to do about it.
 *
 * @param line where, counted from 1
 * @param path the keys that lead there, such as {@code wiring.functions[3].pin}
 * @param sentence names the value and the remedy
 */
public record YamlProblem(int line, String path, Kind kind, String sentence) {

  /** How a problem can be found. */
  public enum Kind {
    /** The file isn't written as the format says; its JSON schema sees it too. */
    FORM,
    /** What is written contradicts itself or the board. */
    MEANING
  }

  @Override
  public String toString() {
    return "line " + line + (path.isEmpty() ? "" : ", " + path) + ": " + sentence;
  }
}
