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
public record CallVideoAssignment(
    CallVideoPlan plan,
    VideoProviderKind provider,
    Optional<VideoRoom> room,
    Optional<VideoProviderKind> insteadOf) {

  /** Before anybody answers, or where no room is needed. */
  public static CallVideoAssignment planned(CallVideoPlan plan) {
    return new CallVideoAssignment(plan, plan.provider(), Optional.empty(), Optional.empty());
  }

  /** The same, planned again with the service's page of now. */
  public CallVideoAssignment withFallback(Optional<FallbackLink> page) {
    return new CallVideoAssignment(
        new CallVideoPlan(plan.provider(), page), provider, room, insteadOf);
  }

  static CallVideoAssignment in(VideoRoom room, CallVideoPlan plan) {
    return new CallVideoAssignment(plan, plan.provider(), Optional.of(room), Optional.empty());
  }

  static CallVideoAssignment instead(
      VideoProviderKind provider, Optional<VideoRoom> room, CallVideoPlan plan) {
    return new CallVideoAssignment(plan, provider, room, Optional.of(plan.provider()));
  }
}
