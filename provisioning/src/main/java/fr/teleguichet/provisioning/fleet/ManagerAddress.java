package fr.teleguichet.provisioning.fleet;

import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.net.URI;
import java.util.Set;

/**
 * Where a fleet manager is, by HTTPS; by HTTP on this machine alone, since a token travels there.
 *
 * @param uri scheme, host and port, without a path
 */
public record ManagerAddress(URI uri) {

  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads an address.
   *
   * @throws TroubleException when it is none, or would send the token in the clear
   */
  public static ManagerAddress parse(String text) throws TroubleException {
    try {
      var uri = URI.create(text);
      String host = uri.getHost();
      boolean plain = "http".equals(uri.getScheme()) && host != null && HERE.contains(host);
      if (host == null || (!plain && !"https".equals(uri.getScheme()))) {
        throw new TroubleException(TroubleKind.USAGE, "manager.address", text);
      }
      return new ManagerAddress(URI.create(uri.getScheme() + "://" + uri.getAuthority()));
    } catch (IllegalArgumentException e) {
      throw new TroubleException(TroubleKind.USAGE, Message.of("manager.address", text), e);
    }
  }
}
