package fr.teleguichet.fleet.video;

import fr.teleguichet.hardware.service.FallbackLink;
import fr.teleguichet.hardware.service.RoomLinkTemplate;
import fr.teleguichet.hardware.service.VideoAdapterName;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what carries a call: the service's own provider or else the fleet's; and where that one
 * fails, the service's page or else the two browsers.
 */
@Singleton
public final class VideoProviderSelector {
  private static final Logger LOG = LoggerFactory.getLogger(VideoProviderSelector.class);

  /** 160 bits, which nobody guesses. */
  private static final int ROOM_BYTES = 20;

  private final FleetVideoRepository fleet;
  private final ConfiguredVideoProviders providers;
  private final RandomGenerator random;

  VideoProviderSelector(
      FleetVideoRepository fleet, ConfiguredVideoProviders providers, RandomGenerator random) {
    this.fleet = fleet;
    this.providers = providers;
    this.random = random;
  }

  /** What the next call of a service shall be carried by. */
  public CallVideoPlan plan(Optional<VideoAdapterName> own, Optional<FallbackLink> fallback) {
    VideoProviderKind provider =
        own.flatMap(name -> VideoProviderKind.ofWord(name.value()))
            .orElseGet(() -> fleet.find().provider());
    return new CallVideoPlan(provider, fallback);
  }

  /**
   * Makes what a call needs that somebody answers.
   *
   * @param language in which the citizen uses the kiosk, as a tag
   */
  public CallVideoAssignment open(CallVideoPlan plan, ParticipantNames names, String language) {
    RoomRequest request = new RoomRequest(roomName(), names, language);
    RoomResult result =
        providers
            .find(plan.provider())
            .map(it -> it.open(request))
            .orElseGet(() -> new RoomResult.Failed("it is not set up any more"));
    return switch (result) {
      case RoomResult.Made(VideoRoom room) -> CallVideoAssignment.in(room, plan);
      case RoomResult.NotNeeded() -> CallVideoAssignment.planned(plan);
      case RoomResult.Failed(String why) -> {
        LOG.atWarn()
            .addKeyValue("provider", plan.provider().code())
            .addKeyValue("cause", why)
            .log("No room is to be had for a call; something else carries it.");
        yield fallback(plan, request);
      }
    };
  }

  private CallVideoAssignment fallback(CallVideoPlan plan, RoomRequest request) {
    return plan.fallback()
        .flatMap(VideoProviderSelector::template)
        .map(link -> providers.behind(link).open(request))
        .flatMap(VideoProviderSelector::made)
        .map(
            room ->
                CallVideoAssignment.instead(VideoProviderKind.ROOM_LINK, Optional.of(room), plan))
        .orElseGet(
            () -> CallVideoAssignment.instead(VideoProviderKind.DIRECT, Optional.empty(), plan));
  }

  private static Optional<VideoRoom> made(RoomResult result) {
    return result instanceof RoomResult.Made(VideoRoom room) ? Optional.of(room) : Optional.empty();
  }

  /** A link from before there were rooms may be none of today. */
  private static Optional<RoomLinkTemplate> template(FallbackLink link) {
    try {
      return Optional.of(new RoomLinkTemplate(link.value()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private String roomName() {
    byte[] bytes = new byte[ROOM_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
