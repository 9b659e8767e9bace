package fr.teleguichet.provisioning.inspect;

import fr.teleguichet.provisioning.text.Say;
import fr.teleguichet.provisioning.trouble.Kind;
import fr.teleguichet.provisioning.trouble.Trouble;
import java.net.URI;

/**
 * Where a unit on the local network answers: {@code http://}, a name or an address, and a port that
 * is {@value #PORT} when it is not said.
 */
public record UnitAddress(URI report) {

  static final int PORT = 8091;

  /**
   * Reads an address; {@code http://} may be left out.
   *
   * @throws Trouble when it is none
   */
  public static UnitAddress parse(String text) throws Trouble {
    try {
      var uri = URI.create(text.contains("://") ? text : "http://" + text);
      boolean nothingElse =
          uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
      boolean isRoot = uri.getPath().isEmpty() || uri.getPath().equals("/");
      if (uri.getHost() == null || !uri.getScheme().equals("http") || !nothingElse || !isRoot) {
        throw new Trouble(Kind.USAGE, "unit.address", text);
      }
      int port = uri.getPort() < 0 ? PORT : uri.getPort();
      return new UnitAddress(
          URI.create("http://" + uri.getHost() + ":" + port + "/technician/report"));
    } catch (IllegalArgumentException e) {
      throw new Trouble(Kind.USAGE, Say.of("unit.address", text), e);
    }
  }

  @Override
  public String toString() {
    return report.getHost() + ":" + report.getPort();
  }
}
