package fr.teleguichet.edge.update;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.update.ddi.DdiClient;
import fr.teleguichet.edge.update.ddi.Terms;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A kiosk in a process of its own. It says each point that it passes, and stands still at the one
 * that it was told, to be killed there.
 */
final class KilledUpdateMain {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private KilledUpdateMain() {}

  /** Folder, address of the server, its token, and the number of the point; none by -1. */
  public static void main(String[] arguments) {
    var terms =
        new Terms(
            URI.create(arguments[1]),
            "default",
            "relais-01",
            Optional.of(new Secret(arguments[2])));
    int last = Integer.parseInt(arguments[3]);
    var bench = new UpdateBench(Path.of(arguments[0]), new DdiClient(terms, Optional::empty));
    int[] passed = {0};
    bench.power.listen(
        point -> {
          OUT.println("point " + point);
          if (passed[0]++ == last) {
            OUT.println("here");
            while (true) {
              LockSupport.park();
            }
          }
        });
    bench.start();
    // Long enough that the server was asked, told, and asked again.
    bench.pass(Duration.ofMinutes(1));
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Idle, Duration.ofDays(1));
    bench.pass(Duration.ofMinutes(1));
    OUT.println("end " + bench.running());
  }
}
