package fr.teleguichet.provisioning.unit;

import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit on the local network answers: {@code http://} or {@code https://}, a name or an
 * address, and a port that is {@value #PORT}, or {@value #TLS_PORT} over TLS, when it is not said.
 */
public record UnitHttpAddress(URI base) {

  static final int PORT = 8091;
  static final int TLS_PORT = 8092;

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Pattern FOUR_OF_HERE = Pattern.compile("127(?:\\.\\d{1,3}){3}");

  /** The agent of this machine. */
  public static final UnitHttpAddress HERE =
      new UnitHttpAddress(URI.create("http://127.0.0.1:" + PORT));

  /**
   * Reads an address; without a scheme it is one over TLS, unless it is this machine's own: the PIN
   * goes over no network in the clear by accident.
   *
   * @throws TroubleException when it is none
   */
  public static UnitHttpAddress parse(String text) throws TroubleException {
    try {
      var uri = text.contains("://") ? URI.create(text) : withScheme(text);
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

  private static URI withScheme(String text) {
    var plain = URI.create("http://" + text);
    return isHere(plain.getHost()) ? plain : URI.create("https://" + text);
  }

  private static boolean isHere(@Nullable String host) {
    return host != null
        && (host.equals("localhost")
            || host.equals("[::1]")
            || FOUR_OF_HERE.matcher(host).matches());
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
