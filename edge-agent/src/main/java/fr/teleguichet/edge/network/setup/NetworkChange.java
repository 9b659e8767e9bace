package fr.teleguichet.edge.network.setup;

import static fr.teleguichet.edge.network.setup.NetworkSettingException.check;

import fr.teleguichet.hardware.network.HttpProxy;
import java.util.Optional;

/**
 * What a technician wants to be otherwise.
 *
 * @param connection the new connection; the one of now stays when empty
 * @param proxy the new way out; the one of now stays when empty
 */
public record NetworkChange(Optional<ConnectionProfile> connection, Optional<WayOut> proxy) {

  public NetworkChange {
    check(connection.isPresent() || proxy.isPresent(), NetworkSettingProblem.NOTHING);
  }

  /**
   * How the place is left.
   *
   * @param proxy straight when empty
   */
  public record WayOut(Optional<HttpProxy> proxy) {}
}
