package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.screen.UnitStatus.Line;
import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.ProxyFault;
import fr.teleguichet.hardware.network.HttpProxy;
import java.util.Optional;

/** The proxy of the place in the words of the technician's page. */
final class ProxyStatusLine {

  private ProxyStatusLine() {}

  /** Its address, without the login, and what it had against the latest connection. */
  static Optional<Line> of(OutboundRoute route, Messages messages) {
    return route
        .proxy()
        .map(HttpProxy::address)
        .map(address -> new Line(messages.say("proxy"), text(address, route.fault(), messages)));
  }

  private static String text(String address, Optional<ProxyFault> fault, Messages messages) {
    return fault
        .map(it -> messages.say("proxy.at-fault", address, messages.say(key(it))))
        .orElse(address);
  }

  static String key(ProxyFault fault) {
    return switch (fault) {
      case UNKNOWN -> "proxy.unknown";
      case UNREACHABLE -> "proxy.unreachable";
      case SILENT -> "proxy.silent";
      case CLOSED -> "proxy.closed";
      case LOGIN_WANTED -> "proxy.login-wanted";
      case LOGIN_REFUSED -> "proxy.login-refused";
      case SCHEME_UNKNOWN -> "proxy.scheme-unknown";
      case FORBIDDEN -> "proxy.forbidden";
      case NO_WAY -> "proxy.no-way";
      case REFUSED -> "proxy.refused";
      case GARBAGE -> "proxy.garbage";
    };
  }
}
