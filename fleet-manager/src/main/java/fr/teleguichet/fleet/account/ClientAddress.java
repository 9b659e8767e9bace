package fr.teleguichet.fleet.account;

import fr.teleguichet.fleet.page.Doors;
import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import java.util.List;

/** Where a request came from. */
public final class ClientAddress {

  private static final String FORWARDED = "X-Forwarded-For";
  private static final int LONGEST = 45;

  private ClientAddress() {}

  /**
   * The address of the browser or script. A proxy's word is taken where one is meant to be there
   * and the connection comes from this machine or its own network; of several addresses the last is
   * the one that the proxy saw itself.
   */
  public static String of(HttpRequest<?> request, Doors doors) {
    InetAddress direct = request.getRemoteAddress().getAddress();
    if (direct == null) {
      return "";
    }
    boolean isProxy =
        doors.publicAddress().isPresent()
            && (direct.isLoopbackAddress() || direct.isSiteLocalAddress());
    List<String> forwarded = isProxy ? request.getHeaders().getAll(FORWARDED) : List.of();
    if (forwarded.isEmpty()) {
      return direct.getHostAddress();
    }
    String all = forwarded.getLast();
    String last = all.substring(all.lastIndexOf(',') + 1).strip();
    return last.matches("[0-9A-Fa-f.:]{2," + LONGEST + "}") ? last : direct.getHostAddress();
  }
}
