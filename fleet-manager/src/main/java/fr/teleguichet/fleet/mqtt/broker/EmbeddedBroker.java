package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.datadir.DataFolderException;
import fr.teleguichet.fleet.platform.process.ChildPortChooser;
import fr.teleguichet.fleet.platform.process.PortTakenException;
import fr.teleguichet.fleet.platform.process.ProcessPlan;
import fr.teleguichet.fleet.platform.process.StartOutcome;
import fr.teleguichet.fleet.platform.process.SupervisedProcess;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.process.TcpPortProbe;
import fr.teleguichet.fleet.platform.settings.Setting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The broker that comes with the manager, kept running as a child process. */
final class EmbeddedBroker {
  private static final String PURPOSE = "the embedded broker";

  /** The broker's own exit status for a port that somebody took after it was found free. */
  private static final int PORT_TAKEN = 3;

  private static final Duration START_PATIENCE = Duration.ofMinutes(2);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
  private static final Duration ANSWER_PATIENCE = Duration.ofMillis(500);

  private final BrokerSettings settings;
  private final DataFolder dataFolder;
  private final BrokerFiles files;
  private final PublishedPemPaths published;
  private final SupervisedProcessFactory supervisor;

  EmbeddedBroker(
      BrokerSettings settings, DataFolder dataFolder, SupervisedProcessFactory supervisor) {
    this.settings = settings;
    this.dataFolder = dataFolder;
    this.files = BrokerFiles.in(dataFolder);
    this.published = PublishedPemPaths.in(dataFolder);
    this.supervisor = supervisor;
  }

  /** What runs, and where it listens. */
  record Started(SupervisedProcess process, BrokerListeners listeners) {}

  Started start() {
    BrokerListeners listeners = listeners();
    SupervisedProcess process =
        supervisor.supervise(plan(listeners), pid -> isReady(pid, listeners.uri()));
    return switch (process.start().join()) {
      case StartOutcome.Ready _ -> new Started(process, listeners);
      case StartOutcome.NotStarted failed -> throw failure(failed, listeners.uri());
    };
  }

  private ProcessPlan plan(BrokerListeners listeners) {
    return new ProcessPlan(
        "broker",
        BrokerProgram.locate().command(settings, listeners, files),
        Map.of(),
        files.folder(),
        files.log(),
        files.birthCertificate(),
        START_PATIENCE,
        STOP_PATIENCE);
  }

  private RuntimeException failure(StartOutcome.NotStarted failed, URI uri) {
    return failed.status().orElse(0) == PORT_TAKEN
        ? new PortTakenException(PURPOSE, uri.getHost(), uri.getPort(), BrokerSettings.PORT.key())
        : BrokerException.notStarted(failed.reason(), files.log());
  }

  private BrokerListeners listeners() {
    boolean tls = published.areComplete();
    if (!tls && !settings.plain()) {
      throw BrokerException.noCertificates(published.folder());
    }
    Optional<BrokerListeners.Tls> secured =
        tls
            ? Optional.of(
                new BrokerListeners.Tls(
                    settings.host(),
                    port(BrokerSettings.PORT, settings.host(), settings.port(), files.port()),
                    settings.webSocketPort(),
                    published))
            : Optional.empty();
    Optional<Integer> plain =
        settings.plain()
            ? Optional.of(
                port(
                    BrokerSettings.PLAIN_PORT,
                    BrokerListeners.LOOPBACK,
                    settings.plainPort(),
                    files.plainPort()))
            : Optional.empty();
    return new BrokerListeners(secured, plain);
  }

  private int port(Setting<Integer> setting, String address, int wanted, Path memory) {
    try {
      return new ChildPortChooser(PURPOSE, setting.key(), address, wanted, memory)
          .choose(supervisor.isAlive(files.birthCertificate()));
    } catch (IOException failure) {
      throw DataFolderException.notWritable(dataFolder.root(), failure);
    }
  }

  private boolean isReady(long pid, URI uri) {
    return readyText().lines().anyMatch(line -> line.equals("pid=" + pid))
        && TcpPortProbe.answers(uri.getHost(), uri.getPort(), ANSWER_PATIENCE);
  }

  private String readyText() {
    try {
      return Files.readString(files.ready());
    } catch (IOException _) {
      return "";
    }
  }
}
