package fr.teleguichet.edge.identity;

import fr.teleguichet.edge.identity.IdentityState.Delayed;
import fr.teleguichet.edge.identity.IdentityState.Enrolled;
import fr.teleguichet.edge.identity.IdentityState.Enrolling;
import fr.teleguichet.edge.identity.IdentityState.Nameless;
import fr.teleguichet.edge.identity.IdentityState.Renewing;
import fr.teleguichet.hardware.identity.ShortCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells each change of the identity once; the same news again and again is only for who debugs. */
final class IdentityLog {

  private static final Logger LOG = LoggerFactory.getLogger(UnitIdentityService.class);

  private String told = "";

  void tell(IdentityState before, IdentityState next) {
    String news = next.code() + " " + news(next);
    boolean isAgain = next instanceof Enrolling || next instanceof Renewing || news.equals(told);
    LOG.atLevel(isAgain ? Level.DEBUG : Level.INFO)
        .log(
            "code={} from={} to={} news=\"{}\" The identity changed.",
            next instanceof Nameless it ? ShortCode.of(it.key()) : "-",
            before.code(),
            next.code(),
            news(next));
    if (!(next instanceof Enrolling || next instanceof Renewing)) {
      told = news;
    }
  }

  private static String news(IdentityState state) {
    return switch (state) {
      case Nameless it -> it.sentence();
      case Enrolled it ->
          "%s until %s, renewal at %s"
              .formatted(it.held().name().uri(), it.held().until(), it.renewAt());
      case Renewing it -> "asking " + it.held().manager() + " for the next certificate";
      case Delayed it -> it.sentence();
      case IdentityState.Unknown _, IdentityState.Configured _ -> "";
    };
  }
}
