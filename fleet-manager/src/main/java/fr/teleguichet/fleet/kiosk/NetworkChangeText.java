package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.KioskRecord.NetworkChange;
import fr.teleguichet.hardware.text.EnumWords;
import java.util.Set;

/** What became of a change of the network that somebody made at the kiosk, in words. */
final class NetworkChangeText {

  /**
   * What can be wrong with a connection, and what a proxy can have against one, as kiosks say it.
   */
  private static final Set<String> CAUSES =
      Set.of(
          "no-service",
          "not-allowed",
          "no-device",
          "no-cable",
          "wifi-not-found",
          "wifi-password",
          "no-address",
          "sim-missing",
          "sim-pin",
          "sim-locked",
          "access-point",
          "no-registration",
          "unknown",
          "unreachable",
          "silent",
          "closed",
          "login-wanted",
          "login-refused",
          "scheme-unknown",
          "forbidden",
          "no-way",
          "refused",
          "garbage");

  private NetworkChangeText() {}

  static String say(NetworkChange change, LocalizedText text) {
    String what = text.say("network.of." + (change.isConnection() ? "connection" : "proxy"));
    String end = text.say("network.end." + EnumWords.code(change.end()));
    // A newer kiosk may know causes that have no words here.
    return CAUSES.contains(change.cause())
        ? text.say("network.why", what, end, text.say("network.cause." + change.cause()))
        : text.say("network.change", what, end);
  }
}
