package fr.teleguichet.fleet.web.page;

import io.micronaut.http.HttpResponse;
import java.net.URI;

/**
 * Answers a form that was taken with the page that shows what became of it (RFC 9110, 303 See
 * Other), so that loading that page again sends nothing again.
 */
public final class RedirectResponse {

  private RedirectResponse() {}

  /** To a page of ours; the path may have a query and a fragment. */
  public static HttpResponse<String> to(String path) {
    return HttpResponse.seeOther(URI.create(path));
  }
}
