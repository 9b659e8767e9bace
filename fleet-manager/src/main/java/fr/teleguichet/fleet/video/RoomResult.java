package fr.teleguichet.fleet.video;

/** What becomes of the wish for a room. */
sealed interface RoomResult {

  /** There it is. */
  record Made(VideoRoom room) implements RoomResult {}

  /** None is needed: the two browsers talk with each other. */
  record NotNeeded() implements RoomResult {}

  /**
   * There is none.
   *
   * @param why for the log, without a secret
   */
  record Failed(String why) implements RoomResult {}
}
