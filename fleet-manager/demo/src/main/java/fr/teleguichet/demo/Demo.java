package fr.teleguichet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.teleguichet.demo.past.PastLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One run of the demo, from an empty folder or the last run's to the last stopped process. */
final class Demo implements AutoCloseable {

  private static final Duration MANAGER_DEADLINE = Duration.ofMinutes(3);
  private static final Duration FLEET_DEADLINE = Duration.ofMinutes(2);

  /** An agent’s start has work for one processor, and waits for the manager now and then. */
  private static final int STARTING_AT_ONCE =
      Math.max(2, Runtime.getRuntime().availableProcessors());

  private static final String ACCESS = "access.json";

  /** What is said of a kiosk that is connected, whatever else is wrong with it. */
  private static final Set<String> CONNECTED = Set.of("ok", "watch", "failed");

  private final DemoOptions options;
  private final DemoProgress progress;
  private final Clock clock;
  private final Waiting waiting;
  private final DemoFolder folder;
  private final PilotRelease release;
  private final DemoFleet fleet;
  private final Set<String> toldEnds = new HashSet<>();

  /** Set by the thread that stops, read by the one that starts and looks after things. */
  private volatile boolean stopping;

  /** Waits a little; may be interrupted. */
  interface Waiting {
    void once(Duration time) throws InterruptedException;
  }

  Demo(DemoOptions options, DemoProgress progress, Clock clock, Waiting waiting) {
    this.options = options;
    this.progress = progress;
    this.clock = clock;
    this.waiting = waiting;
    refuseTakenPort(options.port());
    this.folder = DemoFolder.open(options.root().resolve("target/demo"), options.fresh());
    this.release = new PilotRelease(folder, clock);
    this.fleet = new DemoFleet(folder, options, release);
  }

  private static void refuseTakenPort(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assert socket.isBound();
    } catch (IOException e) {
      throw new DemoException(
          "Port %d is taken by another program: choose a free one, such as mvn -Pdemo -Dfleet.port=%d."
              .formatted(port, port + 1),
          e);
    }
  }

  /** Brings the fleet up to eight live kiosks and this computer. */
  void start() throws InterruptedException {
    folder.delete(ACCESS);
    progress.say("Starting the fleet manager with its database and broker.");
    startManager();
    fleet.register();
    release.make();
    progress.say("Starting eight kiosks, and this computer as a ninth. New ones enrol first.");
    fleet.prepareAgents();
    startAgents();
    awaitKiosks();
    givePast();
    new DemoSiteContacts(fleet.manager()).make();
    JsonNode signIn = new DemoPeople(fleet.manager(), folder).links();
    folder.write(ACCESS, DemoAccessFile.json(fleet, signIn));
    if (new PilotUpdate(fleet.manager(), release).begin()) {
      progress.say(
          "Four pilot kiosks are being updated to "
              + PilotRelease.VERSION
              + "; one will not get on with it.");
    }
    new DemoAppointments(fleet.manager(), clock).make();
    progress.plain(guide(signIn));
  }

  /**
   * Starts the next agent when one of those before it is ready. All nine at once would share the
   * processors for so long that their loops seem to be blocked.
   */
  private void startAgents() throws InterruptedException {
    Deque<AgentProcess> left = new ArrayDeque<>(fleet.agents());
    awaitUntil(
        FLEET_DEADLINE,
        this::missingKiosks,
        () -> {
          restartFallen();
          while (!left.isEmpty() && startingAgents() < STARTING_AT_ONCE) {
            launch(left.remove().program()::start);
          }
          return left.isEmpty();
        });
  }

  private long startingAgents() {
    return fleet.agents().stream()
        .filter(agent -> agent.program().isRunning() && !agent.isReady())
        .count();
  }

  private void awaitKiosks() throws InterruptedException {
    awaitUntil(
        FLEET_DEADLINE,
        this::missingKiosks,
        () -> {
          restartFallen();
          return silentKiosks().isEmpty();
        });
  }

  /** Where to look, for whoever started the demo. */
  private String guide(JsonNode signIn) {
    AgentProcess kiosk = fleet.agents().get(1);
    return """

      Open         %s
    %s  A kiosk, as a citizen sees it: choose a service that an adviser is there for
                   %s
      Its workbench: pull its plugs, let somebody come
                   %s
      The adviser's desk, in another window: answer, and hold a call with yourself
                   %s
      For scripts  %s

      Sites, interviews and figures are made up. Ctrl-C stops everything; the next run finds its data again,
      mvn -Pdemo -Dfleet.fresh=true starts with none.
    """
        .formatted(
            fleet.manager().pages(),
            signIn.has("coordinator")
                ? "  Sign in by a link, once each; after that with the password that you choose%n"
                        .formatted()
                    + invitations(signIn)
                : "",
            kiosk.screen() + "?kiosk",
            kiosk.workbench().map(URI::toString).orElse("–"),
            fleet.manager().pages().resolve("/desk"),
            folder.path(ACCESS));
  }

  /** Pages of figures and strips would be empty for a year otherwise. */
  private void givePast() {
    progress.say("Eight kiosks are live, and so is this computer.");
    try {
      if (new PastLoader(folder.path("fleet"), clock).load()) {
        progress.say("They have eighteen months behind them, which are made up.");
      }
    } catch (SQLException | IOException e) {
      throw new DemoException("The demo's past can't be written: " + e.getMessage(), e);
    }
  }

  private static String invitations(JsonNode signIn) {
    StringBuilder lines = new StringBuilder();
    signIn
        .properties()
        .forEach(
            link ->
                lines.append("    %-12s %s%n".formatted(link.getKey(), link.getValue().asText())));
    return lines.toString();
  }

  private void startManager() throws InterruptedException {
    LogTail tail = new LogTail(fleet.manager().program().log());
    launch(fleet.manager()::start);
    awaitUntil(
        MANAGER_DEADLINE,
        () -> "The fleet manager",
        () -> {
          tail.next().forEach(step -> progress.say("  " + step));
          return fleet.manager().isReady();
        });
  }

  /** The kiosks that do not report yet, each with what the manager says of it instead. */
  private SortedMap<String, String> silentKiosks() {
    SortedMap<String, String> silent = new TreeMap<>();
    DemoKiosk.all().forEach(kiosk -> silent.put(kiosk.id(), "unknown"));
    for (JsonNode kiosk : fleet.manager().get("/api/v1/kiosks?limit=100").get("kiosks")) {
      String severity = kiosk.get("severity").asText();
      if (CONNECTED.contains(severity)) {
        silent.remove(kiosk.get("id").asText());
      } else {
        silent.replace(kiosk.get("id").asText(), severity);
      }
    }
    return silent;
  }

  private String missingKiosks() {
    return silentKiosks().entrySet().stream()
        .map(kiosk -> kiosk.getKey() + " (" + kiosk.getValue() + ")")
        .collect(Collectors.joining(", ", "Of the nine kiosks ", ""));
  }

  private void awaitUntil(Duration deadline, Supplier<String> what, BooleanSupplier done)
      throws InterruptedException {
    Instant end = clock.instant().plus(deadline);
    while (!isStopping() && !done.getAsBoolean()) {
      if (clock.instant().isAfter(end)) {
        throw new DemoException(
            what.get()
                + " did not come up within "
                + deadline.toSeconds()
                + " s; the logs are in "
                + options.root().resolve("target/demo")
                + ".");
      }
      waiting.once(Duration.ofMillis(250));
    }
  }

  /** Looks after the programs until the demo is stopped or whoever started it is gone. */
  void run() throws InterruptedException {
    ProcessHandle starter = ProcessHandle.current().parent().orElse(ProcessHandle.current());
    while (!isStopping() && starter.isAlive()) {
      if (!fleet.manager().program().isRunning()) {
        progress.say("The fleet manager has ended; it is started again.");
        startManager();
      }
      restartFallen();
      waiting.once(Duration.ofSeconds(1));
    }
  }

  /**
   * Whether the demo is being stopped: then this thread has nothing more to do, and must not start
   * anything.
   */
  private boolean isStopping() throws InterruptedException {
    while (stopping) {
      waiting.once(Duration.ofMinutes(1));
    }
    return false;
  }

  /** Does what systemd would do on a kiosk. */
  private void restartFallen() {
    for (AgentProcess agent : fleet.agents()) {
      if (!agent.program().isStarted()) {
        continue;
      }
      if (agent.program().isRunning()) {
        toldEnds.remove(agent.id());
        continue;
      }
      if (toldEnds.add(agent.id())) {
        progress.say(
            agent.program().name()
                + " has ended with code "
                + agent.program().exitCode()
                + "; it is started again.");
      }
      launch(agent.program()::start);
    }
  }

  /** Nothing is started once the stop has begun: nobody would stop it. */
  private synchronized void launch(Runnable start) {
    if (!stopping) {
      start.run();
    }
  }

  /** Stops everything in order. */
  @Override
  public synchronized void close() {
    if (!stopping) {
      stopping = true;
      progress.say("Stopping the kiosks, then the fleet manager.");
      folder.delete(ACCESS);
      fleet.stop();
      folder.close();
      progress.say("Everything is stopped.");
    }
  }
}
