package fr.teleguichet.fleet.web.http;

import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Where a request came from. */
public final class ClientAddressResolver {

  private static final String FORWARDED = "X-Forwarded-For";

  private ClientAddressResolver() {}

  /** The address of the browser or script, as far as a configured proxy saw it. */
  public static String of(HttpRequest<?> request, PublicHosts doors) {
    @Nullable InetAddress direct = request.getRemoteAddress().getAddress();
    return direct == null
        ? ""
        : doors.proxies().client(direct, request.getHeaders().getAll(FORWARDED)).getHostAddress();
  }
}
