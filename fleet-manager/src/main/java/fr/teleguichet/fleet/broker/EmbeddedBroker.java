package fr.teleguichet.fleet.broker;

import fr.teleguichet.fleet.folder.DataFolder;
import fr.teleguichet.fleet.folder.DataFolderException;
import fr.teleguichet.fleet.port.ChildPort;
import fr.teleguichet.fleet.port.PortTakenException;
import fr.teleguichet.fleet.port.Ports;
import fr.teleguichet.fleet.process.ProcessPlan;
import fr.teleguichet.fleet.process.StartOutcome;
import fr.teleguichet.fleet.process.SupervisedProcess;
import fr.teleguichet.fleet.process.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/** The broker that comes with the manager, kept running as a child process. */
final class EmbeddedBroker {
  static final String ADDRESS = "127.0.0.1";

  private static final String PURPOSE = "the embedded broker";

  /** The broker's own exit status for a port that somebody took after it was found free. */
  private static final int PORT_TAKEN = 3;

  private static final Duration START_PATIENCE = Duration.ofMinutes(2);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
  private static final Duration ANSWER_PATIENCE = Duration.ofMillis(500);

  private final BrokerSettings settings;
  private final DataFolder dataFolder;
  private final BrokerFiles files;
  private final Supervisor supervisor;

  EmbeddedBroker(BrokerSettings settings, DataFolder dataFolder, Supervisor supervisor) {
    this.settings = settings;
    this.dataFolder = dataFolder;
    this.files = BrokerFiles.in(dataFolder);
    this.supervisor = supervisor;
  }

  /** What runs, and where it listens. */
  record Started(SupervisedProcess process, int port) {}

  Started start() {
    int port = port();
    ProcessPlan plan =
        new ProcessPlan(
            "broker",
            BrokerProgram.locate().command(settings, port, files),
            Map.of(),
            files.folder(),
            files.log(),
            files.birthCertificate(),
            START_PATIENCE,
            STOP_PATIENCE);
    SupervisedProcess process = supervisor.supervise(plan, pid -> isReady(pid, port));
    return switch (process.start().join()) {
      case StartOutcome.Ready _ -> new Started(process, port);
      case StartOutcome.NotStarted failed -> throw failure(failed, port);
    };
  }

  private RuntimeException failure(StartOutcome.NotStarted failed, int port) {
    return failed.status().orElse(0) == PORT_TAKEN
        ? new PortTakenException(PURPOSE, ADDRESS, port, BrokerSettings.PORT.key())
        : BrokerException.notStarted(failed.reason(), files.log());
  }

  private int port() {
    try {
      return new ChildPort(
              PURPOSE, BrokerSettings.PORT.key(), ADDRESS, settings.port(), files.port())
          .choose(supervisor.isAlive(files.birthCertificate()));
    } catch (IOException failure) {
      throw DataFolderException.notWritable(dataFolder.root(), failure);
    }
  }

  private boolean isReady(long pid, int port) {
    return readyText().lines().anyMatch(line -> line.equals("pid=" + pid))
        && Ports.answers(ADDRESS, port, ANSWER_PATIENCE);
  }

  private String readyText() {
    try {
      return Files.readString(files.ready());
    } catch (IOException _) {
      return "";
    }
  }
}
