package fr.teleguichet.fleet.video;

import java.time.Instant;
import java.util.Optional;

/**
 * What carries the calls of the fleet.
 *
 * @param revision counts the changes, from 1
 * @param since when it was chosen; empty while nobody has chosen
 */
public record FleetVideoProviderChoice(
    VideoProviderKind provider, int revision, Optional<Instant> since) {

  static final FleetVideoProviderChoice FIRST =
      new FleetVideoProviderChoice(VideoProviderKind.DIRECT, 1, Optional.empty());
}
