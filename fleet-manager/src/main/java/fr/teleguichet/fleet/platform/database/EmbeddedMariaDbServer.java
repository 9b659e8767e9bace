package fr.teleguichet.fleet.platform.database;

import fr.teleguichet.fleet.platform.datadir.AtomicFileWriter;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.datadir.DataFolderException;
import fr.teleguichet.fleet.platform.process.ChildPortChooser;
import fr.teleguichet.fleet.platform.process.ProcessPlan;
import fr.teleguichet.fleet.platform.process.ReadinessProbe;
import fr.teleguichet.fleet.platform.process.StartOutcome;
import fr.teleguichet.fleet.platform.process.SupervisedProcess;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.process.TcpPortProbe;
import fr.teleguichet.fleet.platform.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** A MariaDB server in the data folder, unpacked, set up, and kept running as a child process. */
final class EmbeddedMariaDbServer {
  static final String ADDRESS = "127.0.0.1";

  /** Long, because a server that was killed first replays its log. */
  private static final Duration START_PATIENCE = Duration.ofMinutes(10);

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
  private static final Duration ANSWER_PATIENCE = Duration.ofMillis(500);

  private final DatabaseSettings settings;
  private final DataFolder dataFolder;
  private final ServerFiles files;
  private final SupervisedProcessFactory supervisor;
  private final RandomGenerator secureRandom;
  private final DatabaseStartListener progress;

  EmbeddedMariaDbServer(
      DatabaseSettings settings,
      DataFolder dataFolder,
      SupervisedProcessFactory supervisor,
      RandomGenerator secureRandom,
      DatabaseStartListener progress) {
    this.settings = settings;
    this.dataFolder = dataFolder;
    this.files = ServerFiles.in(dataFolder);
    this.supervisor = supervisor;
    this.secureRandom = secureRandom;
    this.progress = progress;
  }

  /** What runs, and how to get in. */
  record Started(SupervisedProcess process, int port, Secret password) {}

  Started start() throws InterruptedException {
    try {
      MariaDbInstallation program = program();
      boolean root = isRoot();
      Path _ = Files.createDirectories(files.temporary());
      install(new ServerFolderSetup(program, files, root));
      Secret password = ServerPasswordFile.in(files.password(), secureRandom);
      AtomicFileWriter.write(files.initialisation(), ServerInitScript.sql(password));
      int port = port();
      DatabaseServerCommand command =
          new DatabaseServerCommand(program, files, port, settings.bufferPool(), root);
      return new Started(run(plan(command), port), port, password);
    } catch (IOException failure) {
      throw DataFolderException.notWritable(dataFolder.root(), failure);
    }
  }

  private MariaDbInstallation program() throws IOException {
    String architecture = System.getProperty("os.arch");
    if (!MariaDbServerUnpacker.isCarried(System.getProperty("os.name"), architecture)) {
      return MariaDbInstallation.installed()
          .orElseThrow(() -> DatabaseException.noProgram(architecture));
    }
    MariaDbServerUnpacker carried = new MariaDbServerUnpacker(files.folder());
    if (!carried.isUnpacked()) {
      progress.begins(DatabaseStartStep.UNPACKING);
      carried.unpack();
    }
    return carried.program();
  }

  private void install(ServerFolderSetup installation) throws IOException, InterruptedException {
    if (!installation.isDone()) {
      progress.begins(DatabaseStartStep.INSTALLING);
      installation.install();
    }
  }

  private static boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  private int port() throws IOException {
    return new ChildPortChooser(
            "the embedded database",
            DatabaseSettings.PORT.key(),
            ADDRESS,
            settings.port(),
            files.port())
        .choose(supervisor.isAlive(files.birthCertificate()));
  }

  private ProcessPlan plan(DatabaseServerCommand command) {
    return new ProcessPlan(
        "database",
        command.words(),
        command.program().environment(),
        files.folder(),
        files.log(),
        files.birthCertificate(),
        START_PATIENCE,
        STOP_PATIENCE);
  }

  private SupervisedProcess run(ProcessPlan plan, int port) {
    progress.begins(DatabaseStartStep.STARTING);
    SupervisedProcess process = supervisor.supervise(plan, readiness(port));
    return switch (process.start().join()) {
      case StartOutcome.Ready _ -> process;
      case StartOutcome.NotStarted failed ->
          throw DatabaseException.notStarted(failed.reason(), files.log());
    };
  }

  /** The server writes its pid file when it listens; the port alone might be somebody else's. */
  private ReadinessProbe readiness(int port) {
    return pid ->
        Long.toString(pid).equals(pidWritten())
            && TcpPortProbe.answers(ADDRESS, port, ANSWER_PATIENCE);
  }

  private String pidWritten() {
    try {
      return Files.readString(files.pid()).strip();
    } catch (IOException _) {
      return "";
    }
  }
}
