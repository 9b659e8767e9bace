package fr.teleguichet.swarm.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which local address a connection comes from. One address has some 28,000 free ports on Linux
 * ({@code net.ipv4.ip_local_port_range}), so more connections than {@link #PER_ADDRESS} take
 * several: on the loopback 127.0.0.2, 127.0.0.3 and so on, elsewhere those that were named.
 */
public final class LocalAddresses {

  /** How many connections share a local address. */
  public static final int PER_ADDRESS = 25_000;

  private final List<InetAddress> addresses;
  private final int perAddress;

  private LocalAddresses(List<InetAddress> addresses, int perAddress) {
    this.addresses = List.copyOf(addresses);
    this.perAddress = perAddress;
  }

  /**
   * Lays out the addresses for so many connections.
   *
   * @param named addresses of this machine to use; empty to let the program choose
   * @throws IllegalArgumentException when there are too few addresses, with what to do
   */
  public static LocalAddresses plan(
      int connections, int perAddress, InetAddress target, List<InetAddress> named) {
    int needed = (connections + perAddress - 1) / perAddress;
    if (!named.isEmpty()) {
      requireEnough(connections, named.size(), needed);
      return new LocalAddresses(named, perAddress);
    }
    if (needed <= 1) {
      return new LocalAddresses(List.of(), perAddress);
    }
    if (!(target instanceof Inet4Address) || !target.isLoopbackAddress()) {
      requireEnough(connections, 1, needed);
    }
    return new LocalAddresses(loopbacks(needed), perAddress);
  }

  private static void requireEnough(int connections, int there, int needed) {
    if (there < needed) {
      throw new IllegalArgumentException(
          connections
              + " connections need "
              + needed
              + " local addresses, because one has too few ports, and there is only "
              + there
              + ": name "
              + needed
              + " addresses of this machine with --local-address, or take fewer kiosks");
    }
  }

  private static List<InetAddress> loopbacks(int number) {
    List<InetAddress> loopbacks = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      try {
        loopbacks.add(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + i)}));
      } catch (UnknownHostException e) {
        throw new IllegalStateException("four bytes are always an address", e);
      }
    }
    return loopbacks;
  }

  /** What the connection with this index, counted from 0, is bound to; nothing for any. */
  public Optional<InetSocketAddress> forConnection(int index) {
    return addresses.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new InetSocketAddress(addresses.get(index / perAddress % addresses.size()), 0));
  }
}
