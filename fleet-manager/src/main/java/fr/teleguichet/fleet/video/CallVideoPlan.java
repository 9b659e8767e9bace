package fr.teleguichet.fleet.video;

import fr.teleguichet.hardware.service.FallbackLink;
import java.util.Optional;

/**
 * What a call shall be carried by, decided when a citizen asks for it and kept from then on.
 *
 * @param fallback the service's page for when that fails
 */
public record CallVideoPlan(VideoProviderKind provider, Optional<FallbackLink> fallback) {

  /** From browser to browser. */
  public static final CallVideoPlan DIRECT =
      new CallVideoPlan(VideoProviderKind.DIRECT, Optional.empty());
}
