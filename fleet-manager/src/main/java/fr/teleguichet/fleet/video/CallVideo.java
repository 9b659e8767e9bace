package fr.teleguichet.fleet.video;

import fr.teleguichet.hardware.service.FallbackLink;
import java.util.Optional;

/**
 * What carries a call.
 *
 * @param plan what shall carry it
 * @param provider what does
 * @param room where both sides meet, once it is made; none where they need none
 * @param insteadOf what could not carry it, where something else does
 */
public record CallVideo(
    VideoPlan plan,
    VideoProviderKind provider,
    Optional<VideoRoom> room,
    Optional<VideoProviderKind> insteadOf) {

  /** Before anybody answers, or where no room is needed. */
  public static CallVideo planned(VideoPlan plan) {
    return new CallVideo(plan, plan.provider(), Optional.empty(), Optional.empty());
  }

  /** The same, planned again with the service's page of now. */
  public CallVideo withFallback(Optional<FallbackLink> page) {
    return new CallVideo(new VideoPlan(plan.provider(), page), provider, room, insteadOf);
  }

  static CallVideo in(VideoRoom room, VideoPlan plan) {
    return new CallVideo(plan, plan.provider(), Optional.of(room), Optional.empty());
  }

  static CallVideo instead(VideoProviderKind provider, Optional<VideoRoom> room, VideoPlan plan) {
    return new CallVideo(plan, provider, room, Optional.of(plan.provider()));
  }
}
