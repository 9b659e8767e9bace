package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.update.DevicePlan;
import fr.teleguichet.swarm.wire.KioskIdentities;
import fr.teleguichet.swarm.wire.OpenFileLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which listener for devices, by which kiosks, for how long. */
final class DeviceOptions {

  @Option(
      names = "--devices",
      paramLabel = "URL",
      defaultValue = "https://localhost:8443",
      description = "The fleet manager's listener for devices (default: ${DEFAULT-VALUE}).")
  private URI devices = URI.create("");

  @Option(
      names = "--identities",
      paramLabel = "FOLDER",
      required = true,
      description = "What swarm enrol --keep left, a folder for each kiosk.")
  private Path identities = Path.of("");

  @Option(
      names = "--gateway-token-file",
      paramLabel = "FILE",
      description =
          "Show the gateway's token in this file in place of certificates (default: none).")
  private @Nullable Path token;

  @Option(
      names = "--target-is-mine",
      description =
          "Needed for a fleet manager that is not on this machine's loopback: you vouch that you"
              + " may put load on it (default: off).")
  private boolean mine;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "16",
      description = "Kiosks at a time, one connection each (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--loops",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads that drive the connections (default: ${DEFAULT-VALUE}).")
  private int loops;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      defaultValue = "10s",
      description = "What is not counted at first (default: ${DEFAULT-VALUE}).")
  private Duration warmUp = Duration.ZERO;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "What is counted then, 30 minutes at most (default: ${DEFAULT-VALUE}).")
  private Duration duration = Duration.ZERO;

  DevicePlan plan() throws RunRefusal, IOException {
    if (!"https".equals(devices.getScheme()) || devices.getHost() == null) {
      throw new RunRefusal(ExitCode.USAGE, devices + " is not of the form https://HOST:PORT");
    }
    String host = devices.getHost().replaceAll("[\\[\\]]", "");
    Optional<String> complaint = OpenFileLimit.ofThisProcess().complaint(connections);
    if (complaint.isPresent()) {
      throw new RunRefusal(ExitCode.MACHINE, complaint.get());
    }
    return new DevicePlan(
        new InetSocketAddress(address(host), devices.getPort() < 0 ? 443 : devices.getPort()),
        host,
        new KioskIdentities(identities),
        proof(),
        DevicePlan.kiosks(identities, connections),
        loops,
        warmUp,
        duration);
  }

  private Optional<String> proof() throws IOException {
    return token == null
        ? Optional.empty()
        : Optional.of("GatewayToken " + Files.readString(token).strip());
  }

  private InetAddress address(String host) throws RunRefusal {
    try {
      InetAddress[] all = InetAddress.getAllByName(host);
      if (!mine && !Arrays.stream(all).allMatch(InetAddress::isLoopbackAddress)) {
        throw new RunRefusal(
            ExitCode.USAGE,
            devices
                + " is not on this machine's loopback. If it is yours to put load on, say"
                + " --target-is-mine");
      }
      return Arrays.stream(all)
          .filter(java.net.Inet4Address.class::isInstance)
          .findFirst()
          .orElse(all[0]);
    } catch (UnknownHostException e) {
      throw new RunRefusal(ExitCode.UNREACHABLE, "the host of " + devices + " is not known");
    }
  }
}
