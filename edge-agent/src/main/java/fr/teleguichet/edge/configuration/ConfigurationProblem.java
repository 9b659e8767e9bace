package fr.teleguichet.edge.configuration;

/**
 * One thing in the configuration that has to be mended.
 *
 * @param place the file with its line, or the environment variable
 * @param key the setting
 * @param sentence what is wrong and what to do, with the value in question
 */
public record ConfigurationProblem(String place, String key, String sentence) {

  @Override
  public String toString() {
    return place + ": " + key + ": " + sentence;
  }
}
