package fr.teleguichet.broker.access;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who is connected with which certificate. HiveMQ's threads enter and leave, one of ours looks
 * through, so the map and the counter are concurrent ones.
 */
final class ConnectedClients {
  /**
   * A connection that was let in.
   *
   * @param number tells it from an earlier connection of the same client
   */
  record Guest(
      long number,
      String clientId,
      ClientName name,
      X509Certificate certificate,
      Optional<InetAddress> address) {}

  private final Map<Long, Guest> guests = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  Guest enter(
      String clientId,
      ClientName name,
      X509Certificate certificate,
      Optional<InetAddress> address) {
    Guest guest = new Guest(numbers.incrementAndGet(), clientId, name, certificate, address);
    guests.put(guest.number(), guest);
    return guest;
  }

  void leave(long number) {
    Guest _ = guests.remove(number);
  }

  /** Those of this moment. */
  List<Guest> present() {
    return List.copyOf(guests.values());
  }
}
