package fr.teleguichet.swarm.update;

import fr.teleguichet.swarm.wire.KioskIdentities;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which kiosks ask whom, and for how long.
 *
 * @param address the listener for devices
 * @param host what its certificate must name
 * @param identities keys and certificates of the kiosks
 * @param proof what each says in place of showing its certificate, as a header; empty to show it
 * @param kiosks their names, one connection each
 * @param loops threads that drive the connections
 * @param warmUp what is not counted at first
 * @param time what is counted then
 */
public record DevicePlan(
    InetSocketAddress address,
    String host,
    KioskIdentities identities,
    Optional<String> proof,
    List<String> kiosks,
    int loops,
    Duration warmUp,
    Duration time) {
  private static final Duration MAX_DURATION = Duration.ofMinutes(30);

  public DevicePlan {
    kiosks = List.copyOf(kiosks);
    if (kiosks.isEmpty()) {
      throw new IllegalArgumentException("there are no kiosks");
    }
    if (loops < 1 || loops > 64) {
      throw new IllegalArgumentException(loops + " loops are not within 1 and 64");
    }
    if (time.compareTo(MAX_DURATION) > 0
        || !time.isPositive()
        || warmUp.compareTo(MAX_DURATION) > 0) {
      throw new IllegalArgumentException(time + " is not within a moment and " + MAX_DURATION);
    }
  }

  /**
   * The first kiosks of a folder that {@code swarm enrol --keep} left.
   *
   * @throws IllegalArgumentException when it has fewer
   */
  public static List<String> kiosks(Path folder, int number) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<String> first =
          all.filter(it -> Files.isReadable(it.resolve("certificate.pem")))
              .map(it -> it.getFileName().toString())
              .sorted()
              .limit(number)
              .toList();
      if (first.size() < number) {
        throw new IllegalArgumentException(
            folder + " has " + first.size() + " kiosks, not " + number + ": enrol more");
      }
      return first;
    }
  }

  /** How a kiosk speaks TLS. */
  SslContext tls(String kiosk) throws IOException {
    return proof.isPresent() ? identities.stranger(kiosk) : identities.of(kiosk);
  }

  /** The request of a kiosk for something of its own. */
  String request(String kiosk, String more) {
    return "GET /DEFAULT/controller/v1/"
        + kiosk
        + more
        + " HTTP/1.1\r\nHost: "
        + host
        + ":"
        + address.getPort()
        + "\r\nAccept: application/hal+json, application/json\r\n"
        + proof.map(it -> "Authorization: " + it + "\r\n").orElse("")
        + "\r\n";
  }
}
