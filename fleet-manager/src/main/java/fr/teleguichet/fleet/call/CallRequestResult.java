package fr.teleguichet.fleet.call;

import java.util.Optional;

/** What becomes of a kiosk's wish to call. */
sealed interface CallRequestResult {

  /**
   * It waits now.
   *
   * @param replaced the kiosk's call before, which ended by that
   */
  record Asked(VideoCall call, Optional<CallChange> replaced) implements CallRequestResult {}

  /** The kiosk has asked that before. */
  record Known(VideoCall call) implements CallRequestResult {}

  /** Another kiosk has a call of this id. */
  record AnotherKiosks() implements CallRequestResult {}

  /** So many calls are open that no other can be. */
  record Full() implements CallRequestResult {}
}
