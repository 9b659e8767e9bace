package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.session.CitizenSession.NoAnswer;
import fr.teleguichet.edge.session.SessionSnapshot;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.FallbackLink;
import fr.teleguichet.hardware.service.RoomLinkTemplate;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The service's own page for a citizen whom nobody answers, or would answer while the fleet manager
 * is away: the kiosk has it on its disk, and the citizen opens it with a telephone. Belongs to the
 * loop.
 */
final class FallbackLinkResolver {

  private final Function<ServiceCode, Optional<FallbackLink>> links;
  private final Supplier<UUID> ids;
  private final Map<ServiceCode, String> rooms = new HashMap<>();
  private int step = Integer.MIN_VALUE;

  /**
   * @param links the pages of services
   * @param ids numbers that nobody guesses, each once
   */
  FallbackLinkResolver(Function<ServiceCode, Optional<FallbackLink>> links, Supplier<UUID> ids) {
    this.links = links;
    this.ids = ids;
  }

  /** The page of the service that did not answer, on the screen that says so. */
  Optional<URI> of(SessionSnapshot now) {
    return now.state() instanceof NoAnswer(var service, _)
        ? of(service, now.step())
        : Optional.empty();
  }

  /**
   * The page of a service as long as this screen is shown, also after a doubt whether anybody is
   * there: it stays the same for who photographs it twice.
   *
   * @param shown the number of the screen
   */
  Optional<URI> of(ServiceCode service, int shown) {
    return links
        .apply(service)
        .flatMap(FallbackLinkResolver::template)
        .map(it -> it.page(room(service, shown), "", ServiceTextLanguage.FR.code()));
  }

  private String room(ServiceCode service, int shown) {
    // A doubt and its answer are two steps, another call is more.
    if (shown != step && shown != step + 2) {
      rooms.clear();
    }
    step = shown;
    // Two of 122 bits each: one alone is guessed too easily.
    return rooms.computeIfAbsent(service, _ -> (ids.get().toString() + ids.get()).replace("-", ""));
  }

  /** What was typed before links were templates may be none. */
  private static Optional<RoomLinkTemplate> template(FallbackLink link) {
    try {
      return Optional.of(new RoomLinkTemplate(link.value()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
