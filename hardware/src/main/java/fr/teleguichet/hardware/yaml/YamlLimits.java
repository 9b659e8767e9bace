package fr.teleguichet.hardware.yaml;

/**
 * How much of a file is read at most.
 *
 * @param bytes size of the file
 * @param depth groups and lists within one another
 * @param nodes keys, values, groups and lists together
 */
public record YamlLimits(int bytes, int depth, int nodes) {

  public YamlLimits {
    if (bytes < 1 || depth < 1 || nodes < 1) {
      throw new IllegalArgumentException(
          "limits must be positive, not " + bytes + " bytes, " + depth + " deep, " + nodes);
    }
  }
}
