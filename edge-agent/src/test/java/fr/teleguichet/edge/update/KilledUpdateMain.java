package fr.teleguichet.edge.update;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.update.ddi.DdiClient;
import fr.teleguichet.edge.update.ddi.DdiServerAddress;
import fr.teleguichet.est.OutboundRoute;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A kiosk in a process of its own. It says each point that it passes, and stands still at the one
 * that it was told, to be killed there.
 */
final class KilledUpdateMain {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private KilledUpdateMain() {}

  /**
   * Folder, address of the server, its token, the number of the point at which it stands still, the
   * part that is brought up to date.
   */
  public static void main(String[] arguments) {
    var terms =
        new DdiServerAddress(
            URI.create(arguments[1]),
            "default",
            "relais-01",
            Optional.of(new Secret(arguments[2])));
    int last = Integer.parseInt(arguments[3]);
    int[] passed = {0};
    live(
        Path.of(arguments[0]),
        terms,
        arguments[4],
        point -> {
          OUT.println("point " + point);
          if (passed[0]++ == last) {
            OUT.println("here");
            while (true) {
              LockSupport.park();
            }
          }
        });
  }

  /**
   * A kiosk's life, from the files that it finds to the end of its update. Somebody comes while it
   * is installed, and goes ten minutes later: what the server says meanwhile is heard.
   */
  static UpdateBench live(
      Path folder, DdiServerAddress terms, String part, Consumer<String> points) {
    var bench =
        new UpdateBench(
            folder, new DdiClient(terms, OutboundRoute.direct(), Optional::empty), part);
    bench.power.listen(
        point -> {
          points.accept(point);
          if (point.equals("installed to 50 %")) {
            bench.occupancy.occupy();
            bench.in(Duration.ofMinutes(10), bench.occupancy::free);
          }
        });
    bench.start();
    // Long enough that the server was asked, told, and asked again.
    bench.pass(Duration.ofMinutes(1));
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Idle, Duration.ofDays(1));
    bench.pass(Duration.ofMinutes(1));
    return bench;
  }
}
