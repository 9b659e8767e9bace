package fr.teleguichet.edge.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The agent's version, written into the program when it was built. */
final class AgentVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"edge-agent " + current()};
  }

  static String current() {
    var properties = new Properties();
    try (InputStream in = AgentVersion.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the program’s own version.properties can't be read", e);
    }
    return properties.getProperty("version", "unknown");
  }
}
