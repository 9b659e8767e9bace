package fr.teleguichet.edge.speech;

/** Whether the kiosk can read aloud. */
public sealed interface SpeechState {

  /** Nobody has tried yet. */
  record Unknown() implements SpeechState {}

  record Ready() implements SpeechState {}

  /**
   * It can't.
   *
   * @param why a short reason, such as {@code espeak-ng-not-there}
   */
  record Silent(String why) implements SpeechState {}
}
