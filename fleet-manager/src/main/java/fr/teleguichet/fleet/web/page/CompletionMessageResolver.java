package fr.teleguichet.fleet.web.page;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.Set;

/** What was just done, which a page's address tells it to say: {@code ?done=saved}. */
public final class CompletionMessageResolver {

  private CompletionMessageResolver() {}

  /**
   * The message to show.
   *
   * @param prefix what its key begins with
   * @param known the words that are heeded
   */
  public static Optional<String> message(HttpRequest<?> request, String prefix, Set<String> known) {
    return Optional.ofNullable(request.getParameters().get("done"))
        .filter(known::contains)
        .map(prefix::concat);
  }
}
