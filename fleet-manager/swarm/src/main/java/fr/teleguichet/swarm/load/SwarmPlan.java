package fr.teleguichet.swarm.load;

import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.swarm.kiosk.KioskIdentity;
import fr.teleguichet.swarm.kiosk.KioskPlan;
import fr.teleguichet.swarm.wire.KioskIdentities;
import fr.teleguichet.swarm.wire.LocalAddresses;
import fr.teleguichet.swarm.wire.SocketTransport;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * A swarm of kiosks.
 *
 * @param target the broker
 * @param security TLS and what kiosks show; empty for plain MQTT
 * @param transport how sockets are driven
 * @param loops how many event loops, 1 to 16
 * @param addresses which local address each connection comes from
 * @param kiosks how many kiosks, 1 to 100,000
 * @param first the number of the first
 * @param territories what they are spread over, at least one
 * @param kiosk how each behaves
 * @param ramp how they connect
 * @param birthsHeld whether births wait until the storm begins
 * @param markers which of them are probes
 */
public record SwarmPlan(
    InetSocketAddress target,
    Optional<Security> security,
    SocketTransport transport,
    int loops,
    LocalAddresses addresses,
    int kiosks,
    int first,
    List<Territory> territories,
    KioskPlan kiosk,
    RampPlan ramp,
    boolean birthsHeld,
    LatencyMarkerPlan markers) {

  /**
   * MQTT over TLS.
   *
   * @param host what the broker's certificate must name
   * @param identities the kiosks' keys and certificates
   */
  public record Security(String host, KioskIdentities identities) {}

  /** The most kiosks of one swarm. */
  public static final int MAX_KIOSKS = 100_000;

  private static final int MAX_LOOPS = 16;

  public SwarmPlan {
    territories = List.copyOf(territories);
    if (kiosks < 1 || kiosks > MAX_KIOSKS) {
      throw new IllegalArgumentException(kiosks + " kiosks is not within 1 and " + MAX_KIOSKS);
    }
    if (first < 1 || first - 1 > KioskIdentity.MAX_SIZE - kiosks) {
      throw new IllegalArgumentException(
          kiosks + " kiosks from number " + first + " do not lie within 1 and 999999");
    }
    if (loops < 1 || loops > MAX_LOOPS || loops > kiosks) {
      throw new IllegalArgumentException(
          loops + " event loops is not within 1 and 16, or more than there are kiosks");
    }
    if (territories.isEmpty()) {
      throw new IllegalArgumentException("kiosks need at least one territory");
    }
    if (markers.probes() > kiosks) {
      throw new IllegalArgumentException(markers.probes() + " probes among " + kiosks + " kiosks");
    }
  }
}
