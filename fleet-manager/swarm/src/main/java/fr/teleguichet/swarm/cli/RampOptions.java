package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.load.RampPlan;
import fr.teleguichet.swarm.wire.LocalAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How connections are made. */
final class RampOptions {

  @Option(
      names = "--connect-rate",
      paramLabel = "N",
      defaultValue = "500",
      description = "The most connections begun in a second (default: ${DEFAULT-VALUE}).")
  private double connectRate;

  @Option(
      names = "--connects-under-way",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "The most connections begun and not yet subscribed; more than the broker's listen backlog"
              + " only makes them slower (default: ${DEFAULT-VALUE}).")
  private int underWay;

  @Option(
      names = "--ramp-limit",
      paramLabel = "TIME",
      description =
          "How long all kiosks may take to get live (default: 30s plus twice the time that the"
              + " connect rate needs).")
  private @Nullable Duration rampLimit;

  @Option(
      names = "--away-min",
      paramLabel = "TIME",
      defaultValue = "1s",
      description =
          "The shortest time until a kiosk comes back after its connection ended"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration awayMin = Duration.ZERO;

  @Option(
      names = "--away-max",
      paramLabel = "TIME",
      defaultValue = "3s",
      description = "The longest such time (default: ${DEFAULT-VALUE}).")
  private Duration awayMax = Duration.ZERO;

  @Option(
      names = "--loops",
      paramLabel = "N",
      defaultValue = "1",
      description = "Event loops, which are threads, 1 to 16 (default: ${DEFAULT-VALUE}).")
  int loops;

  @Option(
      names = "--local-address",
      paramLabel = "IP",
      split = ",",
      description =
          "Addresses of this machine that connections come from, 25000 for each (default: chosen by"
              + " the system; for more kiosks on the loopback 127.0.0.2, 127.0.0.3 and so on).")
  private List<String> localAddresses = new ArrayList<>();

  RampPlan plan() {
    return new RampPlan(connectRate, underWay, awayMin, awayMax);
  }

  Duration limit(int kiosks) {
    return rampLimit == null
        ? Duration.ofSeconds(30 + (long) (2 * kiosks / connectRate))
        : rampLimit;
  }

  LocalAddresses addresses(int kiosks, InetAddress target) throws RunRefusal {
    List<InetAddress> named = new ArrayList<>();
    for (String address : localAddresses) {
      try {
        named.add(InetAddress.getByName(address));
      } catch (UnknownHostException e) {
        throw new RunRefusal(ExitCode.USAGE, "the local address \"" + address + "\" is none");
      }
    }
    try {
      return LocalAddresses.plan(kiosks, LocalAddresses.PER_ADDRESS, target, named);
    } catch (IllegalArgumentException e) {
      throw new RunRefusal(ExitCode.MACHINE, String.valueOf(e.getMessage()));
    }
  }
}
