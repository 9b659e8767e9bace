package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.sink.FrameSubscriber;
import fr.teleguichet.swarm.sink.PahoSubscriber;
import fr.teleguichet.swarm.sink.SubscribeException;
import fr.teleguichet.swarm.sink.Subscriber;
import fr.teleguichet.swarm.sink.SubscriberReport;
import fr.teleguichet.swarm.sink.SubscriberRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A subscriber that counts messages and throws them away. */
@Command(
    name = "sink",
    description =
        "Subscribes to spBv1.0/#, counts what comes and throws it away: what a broker delivers"
            + " here is the most that any host behind it can get.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SinkCommand implements Callable<Integer> {

  private enum Client {
    FRAMES,
    PAHO
  }

  private final RunContext equipment;

  @Mixin private final TargetOptions target = new TargetOptions();

  @Option(
      names = "--client",
      paramLabel = "CLIENT",
      defaultValue = "FRAMES",
      description =
          "FRAMES (this program's own, which only counts packets) or PAHO (Eclipse Paho for MQTT"
              + " 5, which a Java host would use) (default: ${DEFAULT-VALUE}).")
  private Client client = Client.FRAMES;

  @Option(
      names = "--qos",
      paramLabel = "N",
      defaultValue = "0",
      description = "The subscription's QoS, 0 or 1 (default: ${DEFAULT-VALUE}).")
  private int qos;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long to listen at most, up to 24h (default: ${DEFAULT-VALUE}).")
  private Duration duration = Duration.ZERO;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "End after so many messages (default: only --duration ends it).")
  private @Nullable Long count;

  @Option(
      names = "--idle",
      paramLabel = "TIME",
      description = "End when nothing came for so long after the first message (default: never).")
  private @Nullable Duration idle;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the summary as JSON (default: no).")
  private @Nullable Path json;

  @Option(names = "--quiet", description = "Show no progress (default: off).")
  private boolean quiet;

  @Spec private CommandSpec spec = CommandSpec.create();

  SinkCommand(RunContext equipment) {
    this.equipment = equipment;
  }

  @Override
  public Integer call() throws Exception {
    try (Subscriber subscriber = open()) {
      return listen(subscriber);
    } catch (RunRefusal e) {
      return refused(e.exitCode(), e);
    } catch (IllegalArgumentException e) {
      return refused(ExitCode.USAGE, e);
    } catch (SubscribeException e) {
      return refused(ExitCode.UNREACHABLE, e);
    }
  }

  private int refused(int exitCode, Exception reason) {
    spec.commandLine().getErr().println("swarm: " + reason.getMessage());
    return exitCode;
  }

  private Subscriber open()
      throws RunRefusal, SubscribeException, InterruptedException, UnknownHostException {
    if (qos < 0 || qos > 1) {
      throw new RunRefusal(ExitCode.USAGE, "a QoS of " + qos + " is neither 0 nor 1");
    }
    String id = "swarm-sink-" + Long.toHexString(equipment.random().nextLong());
    return switch (client) {
      case FRAMES -> FrameSubscriber.to(target.plain().resolve(), target.transport(), qos, id);
      case PAHO -> PahoSubscriber.to(target.plain(), qos, id);
    };
  }

  private int listen(Subscriber subscriber) throws InterruptedException, IOException {
    var limits =
        new SubscriberRun.Limits(
            duration, count == null ? Long.MAX_VALUE : count, idle == null ? duration : idle);
    PrintWriter err = spec.commandLine().getErr();
    var reception = new SubscriberRun(subscriber, equipment.time(), equipment.stop(), limits);
    SubscriberReport report =
        reception.listen(
            line -> {
              if (!quiet) {
                err.println(line);
                err.flush();
              }
            });
    spec.commandLine().getOut().print(report.text());
    spec.commandLine().getOut().flush();
    if (json != null) {
      Files.writeString(json, report.json(client.name()));
    }
    return report.failure().isEmpty() ? ExitCode.DONE : ExitCode.COMPLAINTS;
  }
}
