package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.KioskRecord.NetworkChange;
import fr.teleguichet.hardware.text.EnumCodes;

/** What became of a change of the network that somebody made at the kiosk, in words. */
final class NetworkChangeOutcomeText {

  private NetworkChangeOutcomeText() {}

  static String say(NetworkChange change, LocalizedText text) {
    String what = text.say("network.of." + subject(change));
    String end = text.say("network.end." + EnumCodes.code(change.end()));
    // A newer kiosk may know causes that have no words here, and a broken one may say anything.
    return text.find("network.cause." + change.cause())
        .map(cause -> text.say("network.why", what, end, cause))
        .orElseGet(() -> text.say("network.change", what, end));
  }

  /** A word for what was changed. */
  static String subject(NetworkChange change) {
    return change.isConnection() ? "connection" : "proxy";
  }
}
