package fr.teleguichet.provisioning.unit;

import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.net.URI;
import java.util.Set;

/**
 * Where a unit on the local network answers: {@code http://} or {@code https://}, a name or an
 * address, and a port that is {@value #PORT}, or {@value #TLS_PORT} over TLS, when it is not said.
 */
public record UnitHttpAddress(URI base) {

  static final int PORT = 8091;
  static final int TLS_PORT = 8092;

  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** The agent of this machine. */
  public static final UnitHttpAddress HERE =
      new UnitHttpAddress(URI.create("http://127.0.0.1:" + PORT));

  /**
   * Reads an address; {@code http://} may be left out.
   *
   * @throws TroubleException when it is none
   */
  public static UnitHttpAddress parse(String text) throws TroubleException {
    try {
      var uri = URI.create(text.contains("://") ? text : "http://" + text);
      boolean nothingElse =
          uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
      boolean isRoot = uri.getPath().isEmpty() || uri.getPath().equals("/");
      if (uri.getHost() == null || !SCHEMES.contains(uri.getScheme()) || !nothingElse || !isRoot) {
        throw new TroubleException(TroubleKind.USAGE, "unit.address", text);
      }
      int usual = uri.getScheme().equals("https") ? TLS_PORT : PORT;
      int port = uri.getPort() < 0 ? usual : uri.getPort();
      return new UnitHttpAddress(URI.create(uri.getScheme() + "://" + uri.getHost() + ":" + port));
    } catch (IllegalArgumentException e) {
      throw new TroubleException(TroubleKind.USAGE, Message.of("unit.address", text), e);
    }
  }

  /** Whether the unit shows its key. */
  public boolean isSecure() {
    return base.getScheme().equals("https");
  }

  URI at(String path) {
    return base.resolve(path);
  }

  @Override
  public String toString() {
    return base.getHost() + ":" + base.getPort();
  }
}
