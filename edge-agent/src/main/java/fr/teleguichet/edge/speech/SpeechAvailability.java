package fr.teleguichet.edge.speech;

/** Whether the kiosk can read aloud. */
public sealed interface SpeechAvailability {

  /** Nobody has tried yet. */
  record Unknown() implements SpeechAvailability {}

  record Ready() implements SpeechAvailability {}

  /**
   * It can't.
   *
   * @param why a short reason, such as {@code espeak-ng-not-there}
   */
  record Silent(String why) implements SpeechAvailability {}
}
