package fr.teleguichet.fleet.help;

/** What becomes of a kiosk's wish for help. */
sealed interface HelpRequestResult {

  /** It is told to whoever may come. */
  record Asked(HelpRequest request) implements HelpRequestResult {}

  /** The kiosk has asked that before. */
  record Known(HelpRequest request) implements HelpRequestResult {}

  /** Another kiosk has a request of this id. */
  record AnotherKiosks() implements HelpRequestResult {}
}
