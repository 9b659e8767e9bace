package fr.teleguichet.edge.link;

import fr.teleguichet.hardware.device.ShutdownReason;
import java.net.URI;
import java.time.Instant;

/**
 * Where the link to the fleet stands. From a state only its own methods lead on:
 *
 * <pre>
 *            connecting           connected        subscribedForHost              hostOnline
 *  Offline ------------&gt; Connecting ------&gt; Subscribing ---------&gt; AwaitingHost -----------&gt; Online
 *   ^  ^                    |                  |     \                |   |                   |  |
 *   |  |       lost         |       lost       |      \     lost      |   |       lost        |  |
 *   |  +--------------------+------------------+-------\--------------+---|-------------------+  |
 *   |                                                   \ subscribed, no host awaited -&gt; Online  |
 *   |         left                                                        | leave         leave  |
 *   +------------------------- Leaving &lt;----------------------------------+----------------------+
 *
 *  each of these --stop--&gt; Stopping --stopped--&gt; Stopped
 * </pre>
 *
 * <table>
 *   <caption>Every transition</caption>
 *   <tr><td>Offline</td><td>connecting</td><td>Connecting</td></tr>
 *   <tr><td>Connecting</td><td>connected</td><td>Subscribing</td></tr>
 *   <tr><td>Subscribing</td><td>subscribedForHost</td><td>AwaitingHost</td></tr>
 *   <tr><td>Subscribing</td><td>subscribed</td><td>Online</td></tr>
 *   <tr><td>AwaitingHost</td><td>hostOnline</td><td>Online</td></tr>
 *   <tr><td>AwaitingHost</td><td>leave</td><td>Leaving</td></tr>
 *   <tr><td>Online</td><td>leave</td><td>Leaving</td></tr>
 *   <tr><td>Leaving</td><td>left</td><td>Offline</td></tr>
 *   <tr><td>Connecting</td><td>lost</td><td>Offline</td></tr>
 *   <tr><td>Subscribing</td><td>lost</td><td>Offline</td></tr>
 *   <tr><td>AwaitingHost</td><td>lost</td><td>Offline</td></tr>
 *   <tr><td>Online</td><td>lost</td><td>Offline</td></tr>
 *   <tr><td>Offline</td><td>stop</td><td>Stopping</td></tr>
 *   <tr><td>Connecting</td><td>stop</td><td>Stopping</td></tr>
 *   <tr><td>Subscribing</td><td>stop</td><td>Stopping</td></tr>
 *   <tr><td>AwaitingHost</td><td>stop</td><td>Stopping</td></tr>
 *   <tr><td>Online</td><td>stop</td><td>Stopping</td></tr>
 *   <tr><td>Leaving</td><td>stop</td><td>Stopping</td></tr>
 *   <tr><td>Stopping</td><td>stopped</td><td>Stopped</td></tr>
 * </table>
 */
public sealed interface LinkState {

  /**
   * A try to reach a server.
   *
   * @param server the MQTT server
   * @param bdSeq the birth-death sequence number of this CONNECT
   * @param attempt 1 for the first try since the link was last up
   */
  record Contact(URI server, int bdSeq, int attempt) {}

  /** A state that can be left for an orderly stop. */
  sealed interface Running extends LinkState {
    default Stopping stop(ShutdownReason reason) {
      return new Stopping(reason);
    }
  }

  /** A state with a connection, or the making of one, that can be lost. */
  sealed interface InContact extends Running {
    Contact contact();

    default Offline lost(String cause) {
      return new Offline(cause);
    }
  }

  /**
   * No connection; the next try waits for its time.
   *
   * @param cause why, one sentence
   */
  record Offline(String cause) implements Running {
    Connecting connecting(Contact contact) {
      return new Connecting(contact);
    }
  }

  /** CONNECT is under way. */
  record Connecting(Contact contact) implements InContact {
    Subscribing connected() {
      return new Subscribing(contact);
    }
  }

  /** Connected; subscriptions are under way. */
  record Subscribing(Contact contact) implements InContact {
    AwaitingHost subscribedForHost() {
      return new AwaitingHost(contact);
    }

    Online subscribed(Instant now) {
      return new Online(contact, now);
    }
  }

  /** Subscribed; births wait for the primary host application. */
  record AwaitingHost(Contact contact) implements InContact {
    Online hostOnline(Instant now) {
      return new Online(contact, now);
    }

    Leaving leave(String cause) {
      return new Leaving(contact, cause);
    }
  }

  /**
   * Born: the fleet sees the kiosk.
   *
   * @param since when it was born
   */
  record Online(Contact contact, Instant since) implements InContact {
    Leaving leave(String cause) {
      return new Leaving(contact, cause);
    }
  }

  /** Saying good-bye to this server, to try the next one. */
  record Leaving(Contact contact, String cause) implements Running {
    Offline left() {
      return new Offline(cause);
    }
  }

  /** Saying good-bye for good. */
  record Stopping(ShutdownReason reason) implements LinkState {
    Stopped stopped() {
      return new Stopped(reason);
    }
  }

  /** The end. */
  record Stopped(ShutdownReason reason) implements LinkState {}

  /** The state in the log. */
  default String code() {
    return switch (this) {
      case Offline _ -> "Offline";
      case Connecting _ -> "Connecting";
      case Subscribing _ -> "Subscribing";
      case AwaitingHost _ -> "AwaitingHost";
      case Online _ -> "Online";
      case Leaving _ -> "Leaving";
      case Stopping _ -> "Stopping";
      case Stopped _ -> "Stopped";
    };
  }
}
