package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.load.SwarmPlan;
import fr.teleguichet.swarm.wire.BrokerTarget;
import fr.teleguichet.swarm.wire.KioskIdentities;
import fr.teleguichet.swarm.wire.SocketTransport;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which broker, and how its sockets are driven. */
final class TargetOptions {

  @Option(
      names = "--target",
      paramLabel = "URL",
      defaultValue = "mqtt://127.0.0.1:1883",
      description =
          "The broker: mqtt:// for a plain listener, mqtts:// with --identities"
              + " (default: ${DEFAULT-VALUE}).")
  private String target = "";

  @Option(
      names = "--identities",
      paramLabel = "FOLDER",
      description =
          "Needed for mqtts://: what swarm enrol --keep left, a folder for each kiosk (default:"
              + " none).")
  private @Nullable Path identities;

  @Option(
      names = "--target-is-mine",
      description =
          "Needed for a target that is not this machine's loopback: you vouch that you may put"
              + " load on it (default: off).")
  private boolean mine;

  @Option(
      names = "--transport",
      paramLabel = "KIND",
      description =
          "How sockets are driven: EPOLL, NIO, IO_URING (default: EPOLL where it works, else NIO).")
  private @Nullable SocketTransport transport;

  BrokerTarget target() throws RunRefusal {
    try {
      BrokerTarget parsed = BrokerTarget.parse(target);
      if (!parsed.isLoopback() && !mine) {
        throw new RunRefusal(
            ExitCode.USAGE,
            parsed
                + " is not on this machine's loopback. If it is yours to put load on, say"
                + " --target-is-mine");
      }
      return parsed;
    } catch (IllegalArgumentException e) {
      throw new RunRefusal(ExitCode.USAGE, String.valueOf(e.getMessage()));
    } catch (UnknownHostException e) {
      throw new RunRefusal(ExitCode.UNREACHABLE, "the host of " + target + " is not known");
    }
  }

  /** TLS where the target asks for it. */
  Optional<SwarmPlan.Security> security() throws RunRefusal {
    BrokerTarget broker = target();
    if (broker.tls() && identities == null) {
      throw new RunRefusal(
          ExitCode.USAGE,
          broker
              + " wants certificates: enrol the kiosks with swarm enrol --keep=FOLDER, then give"
              + " --identities=FOLDER");
    }
    if (!broker.tls() && identities != null) {
      throw new RunRefusal(
          ExitCode.USAGE, "--identities is for a target that begins with mqtts://");
    }
    return Optional.ofNullable(identities)
        .map(folder -> new SwarmPlan.Security(broker.host(), new KioskIdentities(folder)));
  }

  /**
   * The target for a subscriber, which may read everything only where nobody is asked who it is.
   */
  BrokerTarget plain() throws RunRefusal {
    BrokerTarget broker = target();
    if (broker.tls()) {
      throw new RunRefusal(
          ExitCode.USAGE,
          "a subscriber of this program has no certificate: use a plain listener, or for max the"
              + " sinks ACKS and COUNTER");
    }
    return broker;
  }

  boolean isMine() {
    return mine;
  }

  SocketTransport transport() throws RunRefusal {
    SocketTransport chosen = transport == null ? SocketTransport.best() : transport;
    Optional<String> obstacle = chosen.obstacle();
    if (obstacle.isPresent()) {
      throw new RunRefusal(ExitCode.MACHINE, obstacle.get() + "; use --transport NIO");
    }
    return chosen;
  }
}
