package fr.teleguichet.edge.link;

import fr.teleguichet.edge.link.LinkState.AwaitingHost;
import fr.teleguichet.edge.link.LinkState.Connecting;
import fr.teleguichet.edge.link.LinkState.Contact;
import fr.teleguichet.edge.link.LinkState.InContact;
import fr.teleguichet.edge.link.LinkState.Leaving;
import fr.teleguichet.edge.link.LinkState.Offline;
import fr.teleguichet.edge.link.LinkState.Online;
import fr.teleguichet.edge.link.LinkState.Running;
import fr.teleguichet.edge.link.LinkState.Stopping;
import fr.teleguichet.edge.link.LinkState.Subscribing;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Owns the link's state: the only place that changes it, tells the log and tells the listeners. An
 * event that the state does not allow is a programming error and throws.
 */
final class LinkMachine {

  private static final Logger LOG = LoggerFactory.getLogger(SparkplugEdgeNode.class);

  private final NodeAddress address;
  private final Clock clock;
  private final List<Consumer<LinkState>> listeners = new ArrayList<>();
  private LinkState state = new Offline("not started");
  private String toldCause = "";

  LinkMachine(NodeAddress address, Clock clock) {
    this.address = address;
    this.clock = clock;
  }

  LinkState state() {
    return state;
  }

  boolean isOnline() {
    return state instanceof Online;
  }

  void listen(Consumer<LinkState> listener) {
    listeners.add(listener);
  }

  void connecting(Contact contact) {
    transition(state instanceof Offline it ? it.connecting(contact) : refuse("connecting"));
  }

  void connected() {
    transition(state instanceof Connecting it ? it.connected() : refuse("connected"));
  }

  void subscribed() {
    transition(
        state instanceof Subscribing it ? it.subscribed(clock.instant()) : refuse("subscribed"));
  }

  void subscribedForHost() {
    transition(
        state instanceof Subscribing it ? it.subscribedForHost() : refuse("subscribedForHost"));
  }

  void hostOnline() {
    transition(
        state instanceof AwaitingHost it ? it.hostOnline(clock.instant()) : refuse("hostOnline"));
  }

  void lost(String cause) {
    transition(state instanceof InContact it ? it.lost(cause) : refuse("lost"));
  }

  void leave(String cause) {
    transition(
        switch (state) {
          case AwaitingHost it -> it.leave(cause);
          case Online it -> it.leave(cause);
          case Offline _, Connecting _, Subscribing _, Leaving _, Stopping _, LinkState.Stopped _ ->
              refuse("leave");
        });
  }

  void left() {
    transition(state instanceof Leaving it ? it.left() : refuse("left"));
  }

  void stop(ShutdownReason reason) {
    transition(state instanceof Running it ? it.stop(reason) : refuse("stop"));
  }

  void stopped() {
    transition(state instanceof Stopping it ? it.stopped() : refuse("stopped"));
  }

  private LinkState refuse(String event) {
    throw new IllegalStateException(event + " is not possible while " + state);
  }

  private void transition(LinkState next) {
    LinkState before = state;
    state = next;
    tell(before, next);
    listeners.forEach(listener -> listener.accept(next));
  }

  /** The same failure again and again is one line; each try of it is only for who debugs. */
  private void tell(LinkState before, LinkState next) {
    Contact contact = contactOf(next instanceof Offline ? before : next);
    String cause = causeOf(next);
    boolean isRetry =
        contact != null
            && contact.attempt() > 1
            && (next instanceof Connecting
                || next instanceof Subscribing
                || (next instanceof Offline && cause.equals(toldCause)));
    LOG.atLevel(isRetry ? Level.DEBUG : Level.INFO)
        .log(
            "link={} from={} to={} server={} bdSeq={} attempt={} cause=\"{}\" The link changed.",
            address,
            before.code(),
            next.code(),
            contact == null ? "-" : contact.server(),
            contact == null ? "-" : contact.bdSeq(),
            contact == null ? "-" : contact.attempt(),
            cause);
    if (next instanceof Offline) {
      toldCause = cause;
    } else if (next instanceof Online) {
      toldCause = "";
    }
  }

  private static @org.jspecify.annotations.Nullable Contact contactOf(LinkState state) {
    return switch (state) {
      case InContact it -> it.contact();
      case Leaving it -> it.contact();
      case Offline _, Stopping _, LinkState.Stopped _ -> null;
    };
  }

  private static String causeOf(LinkState state) {
    return switch (state) {
      case Offline it -> it.cause();
      case Leaving it -> it.cause();
      case Stopping it -> it.reason().code();
      case LinkState.Stopped it -> it.reason().code();
      case InContact _ -> "";
    };
  }
}
