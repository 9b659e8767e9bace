package fr.teleguichet.edge.network.setup;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a change of the network is.
 *
 * <pre>
 *                         +--connect--+
 *                         v           |
 *  Idle ------begin-----&gt; Trying -----+
 *   | ^                   |
 *   | |                   | end: reached the manager, or failed, too late, stopped
 *   | |                   v
 *   | +-----finish----- Ending &lt;--retreat-- what was reached can't be kept
 *   |                    ^   |                    ^
 *   |                    |   +--------------------+
 *   +-------resume-------+ a restart in between
 * </pre>
 *
 * <table>
 *   <caption>Every transition</caption>
 *   <tr><td>Idle</td><td>begin</td><td>Trying</td></tr>
 *   <tr><td>Idle</td><td>resume</td><td>Ending</td></tr>
 *   <tr><td>Trying</td><td>connect</td><td>Trying</td></tr>
 *   <tr><td>Trying</td><td>end</td><td>Ending</td></tr>
 *   <tr><td>Ending</td><td>retreat</td><td>Ending</td></tr>
 *   <tr><td>Ending</td><td>finish</td><td>Idle</td></tr>
 * </table>
 */
public sealed interface NetworkTrialState {

  /**
   * Nothing is tried.
   *
   * @param last how the latest trial ended, since the program began or just before
   */
  record Idle(Optional<NetworkTrialOutcome> last) implements NetworkTrialState {
    Trying begin(UUID id, NetworkChange change, Duration until) {
      return new Trying(id, change, until, change.connection().isEmpty());
    }

    Ending resume(UUID id, boolean hasConnection) {
      return new Ending(id, hasConnection, false);
    }
  }

  /**
   * The new network is used, and has not reached the fleet manager yet.
   *
   * @param until when it is given up, in the loop's uptime
   * @param connected whether it has addresses; a proxy alone needs none
   */
  record Trying(UUID id, NetworkChange change, Duration until, boolean connected)
      implements NetworkTrialState {
    Trying connect() {
      return new Trying(id, change, until, true);
    }

    Ending end(boolean keeps) {
      return new Ending(id, change.connection().isPresent(), keeps);
    }
  }

  /**
   * It is being kept or given up.
   *
   * @param hasConnection whether the system was told of a new connection; else of the proxy alone
   * @param keeps whether the new network is to stay
   */
  record Ending(UUID id, boolean hasConnection, boolean keeps) implements NetworkTrialState {
    Ending retreat() {
      return new Ending(id, hasConnection, false);
    }

    Idle finish(NetworkTrialOutcome outcome) {
      return new Idle(Optional.of(outcome));
    }
  }
}
