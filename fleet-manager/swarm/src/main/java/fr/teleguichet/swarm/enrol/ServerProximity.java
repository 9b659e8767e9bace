package fr.teleguichet.swarm.enrol;

import fr.teleguichet.swarm.wire.BrokerTarget;
import java.net.URI;
import java.net.UnknownHostException;

/** How far away a server may be that units are enrolled with. */
public enum ServerProximity {
  /** This machine's loopback and nothing else. */
  LOOPBACK,
  /** Anywhere: the user has vouched for it. */
  ANYWHERE;

  /**
   * Refuses a server that is too far away.
   *
   * @param what what the address is, for the message
   */
  void require(URI address, String what) throws EnrolException {
    try {
      String host = address.getHost().replaceAll("[\\[\\]]", "");
      if (this == LOOPBACK && !new BrokerTarget(false, host, 1).isLoopback()) {
        throw new EnrolException(
            EnrolException.Why.NOT_ALLOWED,
            what
                + " "
                + address
                + " is not on this machine's loopback. If it is yours to put load on, say"
                + " --target-is-mine");
      }
    } catch (UnknownHostException _) {
      throw new EnrolException(
          EnrolException.Why.UNREACHABLE, "the host of " + address + " is not known");
    }
  }
}
