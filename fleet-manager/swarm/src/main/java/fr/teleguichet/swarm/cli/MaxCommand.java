package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.load.LoadPlan;
import fr.teleguichet.swarm.run.AcknowledgingSink;
import fr.teleguichet.swarm.run.LoadSink;
import fr.teleguichet.swarm.run.LoadSink.SinkException;
import fr.teleguichet.swarm.run.RunFindings;
import fr.teleguichet.swarm.run.RunPlan;
import fr.teleguichet.swarm.run.RunReport;
import fr.teleguichet.swarm.run.SearchPlan;
import fr.teleguichet.swarm.sink.FrameSubscriber;
import fr.teleguichet.swarm.sink.PrometheusCounterReader;
import fr.teleguichet.swarm.sink.SubscribeException;
import fr.teleguichet.swarm.sink.SubscriberSink;
import fr.teleguichet.swarm.wire.BrokerTarget;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The search for the highest rate that a sink keeps up with. */
@Command(
    name = "max",
    description = {
      "Raises the rate of reports step by step until the sink falls behind, then tries rates in"
          + " between, and names the highest that was kept.",
      "A step is kept when its schedule was, the report lag stayed below --max-delay, no more than"
          + " --max-delay of traffic was under way at its end, and everything had arrived after"
          + " --settle."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class MaxCommand extends RunCommand {

  private enum SinkKind {
    SUBSCRIBER,
    ACKS,
    COUNTER
  }

  @Option(
      names = "--sink",
      paramLabel = "SINK",
      defaultValue = "SUBSCRIBER",
      description =
          "What must keep up: SUBSCRIBER (this program's own, which throws messages away: the"
              + " broker's limit), ACKS (the host, by its acknowledgements of records), COUNTER"
              + " (a server, by a counter that it publishes) (default: ${DEFAULT-VALUE}).")
  private SinkKind sink = SinkKind.SUBSCRIBER;

  @Option(
      names = "--counter",
      paramLabel = "URL",
      description =
          "For COUNTER: http://HOST:PORT/PAGE#NAME, a page in Prometheus's text format and the"
              + " counter of stored reports on it.")
  private @Nullable URI counter;

  @Option(
      names = "--from",
      paramLabel = "N",
      defaultValue = "1000",
      description = "The first rate, reports per second (default: ${DEFAULT-VALUE}).")
  private double from;

  @Option(
      names = "--to",
      paramLabel = "N",
      defaultValue = "200000",
      description = "The highest rate (default: ${DEFAULT-VALUE}).")
  private double to;

  @Option(
      names = "--factor",
      paramLabel = "X",
      defaultValue = "1.5",
      description = "From one rate to the next (default: ${DEFAULT-VALUE}).")
  private double factor;

  @Option(
      names = "--refine",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Rates tried between the last kept and the first that was not"
              + " (default: ${DEFAULT-VALUE}).")
  private int refine;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "25",
      description = "The most rates tried in all, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--step",
      paramLabel = "TIME",
      defaultValue = "60s",
      description =
          "The length of a step, in place of --duration; of one under a minute it is not said that"
              + " the sink kept up (default: ${DEFAULT-VALUE}).")
  private Duration step = Duration.ZERO;

  @Option(
      names = "--settle",
      paramLabel = "TIME",
      defaultValue = "3s",
      description = "The quiet time after a step (default: ${DEFAULT-VALUE}).")
  private Duration settle = Duration.ZERO;

  @Option(
      names = "--max-delay",
      paramLabel = "TIME",
      defaultValue = "500ms",
      description = "How far behind the sink may be (default: ${DEFAULT-VALUE}).")
  private Duration maxDelay = Duration.ZERO;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "The part of a step's messages that may get lost, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double tolerance;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Records per second of the whole swarm during steps (default: ${DEFAULT-VALUE}).")
  private double records;

  MaxCommand(RunContext equipment) {
    super(equipment);
  }

  @Override
  RunPlan plan() throws RunRefusal, InterruptedException {
    var search = new SearchPlan(from, to, factor, refine, steps, settle, maxDelay, tolerance);
    var load = new LoadPlan(from, Long.MAX_VALUE, records, 0, LoadPlan.Churn.ABRUPT);
    return new RunPlan.Max(times.phases(ramp.limit(fleet.kiosks), step), load, search, openSink());
  }

  private LoadSink openSink() throws RunRefusal, InterruptedException {
    return switch (sink) {
      case ACKS -> acknowledgements();
      case COUNTER -> openCounter();
      case SUBSCRIBER -> openSubscriber();
    };
  }

  private LoadSink acknowledgements() throws RunRefusal {
    if (!(records > 0)) {
      throw new RunRefusal(ExitCode.USAGE, "the sink ACKS needs records: --records 20");
    }
    return new AcknowledgingSink();
  }

  private LoadSink openCounter() throws RunRefusal {
    if (counter == null) {
      throw new RunRefusal(
          ExitCode.USAGE, "the sink COUNTER needs --counter http://HOST:PORT/PAGE#NAME");
    }
    try {
      requireLoopback(counter);
      return new PrometheusCounterReader(counter);
    } catch (SinkException e) {
      throw new RunRefusal(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }

  private void requireLoopback(URI address) throws RunRefusal {
    try {
      String host = address.getHost() == null ? "" : address.getHost();
      if (!target.isMine() && !new BrokerTarget(false, host, 1).isLoopback()) {
        throw new RunRefusal(
            ExitCode.USAGE,
            "the counter's host " + host + " is not on the loopback; say --target-is-mine");
      }
    } catch (UnknownHostException e) {
      throw new RunRefusal(ExitCode.UNREACHABLE, "the counter's host is not known: " + address);
    }
  }

  private LoadSink openSubscriber() throws RunRefusal, InterruptedException {
    BrokerTarget _ = target.plain();
    try {
      return new SubscriberSink(FrameSubscriber.to(address(), target.transport(), 0, clientId()));
    } catch (SubscribeException e) {
      throw new RunRefusal(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }

  @Override
  int exitCode(RunReport report, List<String> complaints) {
    boolean found =
        report.outcome().findings() instanceof RunFindings.Search search
            && search.best().isPresent()
            && report.faults().isEmpty();
    return found ? ExitCode.DONE : super.exitCode(report, complaints);
  }
}
