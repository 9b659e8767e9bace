package fr.teleguichet.edge.screen;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets in only what the page itself sends. Every program and every web page on the machine can
 * reach the port, so a host name that leads here by trickery (DNS rebinding) and requests from
 * other pages (CSRF) are turned away; on any doubt the answer is no.
 */
final class PageRequestFilter {

  private final Set<String> hosts;
  private final Set<String> origins;

  PageRequestFilter(int port) {
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    this.origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
  }

  /** Whether the request names this server as people on this machine name it. */
  boolean knowsHost(HttpServerRequest request) {
    return hosts.contains(header(request, "Host"));
  }

  /** Whether a page of ours sent the request. Browsers give every POST an origin. */
  boolean isFromOurPage(HttpServerRequest request) {
    return isFromOurPage(request, "application/json");
  }

  /** The same with another type of content: one that no form of another page can have. */
  boolean isFromOurPage(HttpServerRequest request, String type) {
    String site = request.getHeader("Sec-Fetch-Site");
    return origins.contains(header(request, "Origin"))
        && (site == null || site.equals("same-origin"))
        && header(request, "Content-Type").startsWith(type);
  }

  /** Whether no page sent the request, but a program that has no origin. */
  boolean isFromProgram(HttpServerRequest request) {
    return request.getHeader("Origin") == null
        && request.getHeader("Sec-Fetch-Site") == null
        && header(request, "Content-Type").startsWith("application/json");
  }

  private static String header(HttpServerRequest request, String name) {
    @Nullable String value = request.getHeader(name);
    return value == null ? "" : value;
  }
}
