package fr.teleguichet.fleet.web.page;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** Knows who reads a page. */
public interface PageViewerSource {

  /** Who sent the request; empty for a stranger. */
  Optional<PageViewer> of(HttpRequest<?> request);
}
