package fr.teleguichet.edge.health;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The network interface that leads out: the default route with the lowest metric. */
final class DefaultRouteReader {

  private static final String ANYWHERE = "00000000";
  private static final String ANYWHERE_6 = "00000000000000000000000000000000";

  private final MachineFileReader files;

  DefaultRouteReader(MachineFileReader files) {
    this.files = files;
  }

  private record Route(String networkInterface, long metric) {}

  /** Its name, such as {@code eth0}; nothing when no way leads out. */
  Optional<String> networkInterface() {
    return best(files.lines("proc/net/route").stream().flatMap(line -> route(line).stream()))
        .or(
            () ->
                best(files.lines("proc/net/ipv6_route").stream().flatMap(l -> route6(l).stream())));
  }

  private static Optional<String> best(Stream<Route> routes) {
    return routes.min(Comparator.comparingLong(Route::metric)).map(Route::networkInterface);
  }

  private static Optional<Route> route(String line) {
    String[] fields = line.split("\\s+", -1);
    return fields.length >= 8 && fields[1].equals(ANYWHERE) && fields[7].equals(ANYWHERE)
        ? Optional.of(new Route(fields[0], MachineFileReader.parse(fields[6]).orElse(0)))
        : Optional.empty();
  }

  private static Optional<Route> route6(String line) {
    String[] fields = line.split("\\s+", -1);
    if (fields.length < 10 || !fields[0].equals(ANYWHERE_6) || !fields[1].equals("00")) {
      return Optional.empty();
    }
    // The kernel lists a reject route on the loopback interface too.
    return fields[9].equals("lo")
        ? Optional.empty()
        : Optional.of(new Route(fields[9], Long.parseLong(fields[5], 16)));
  }
}
