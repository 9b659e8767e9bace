package fr.teleguichet.edge.update;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.ddi.ForeignServer;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.slot.SimulatedSlotInstaller;
import fr.teleguichet.edge.update.slot.SimulatedSlotMachine;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kiosk's process is killed (SIGKILL) at every point of an update that has a name, and another
 * kiosk begins with the files that it left behind. That one is not killed, so it needs no process
 * of its own.
 */
@Tag("proof")
final class KilledUpdateIT {

  /**
   * An update over the wire.
   *
   * @param breaks what the new version does not work with
   * @param calledOffAt the word at which the server calls it off; empty for not at all
   */
  private record Wanted(String part, String breaks, String calledOffAt) {}

  /** They pass all points together. */
  private static final List<Wanted> WANTED =
      List.of(
          new Wanted("os", "", ""),
          new Wanted("os", "printer", ""),
          new Wanted("os", "", "proceeding"),
          new Wanted("agent", "", ""),
          new Wanted("agent", "printer", ""),
          new Wanted("configuration", "printer", "downloaded"));

  /** A point at which a kiosk is killed. */
  private record Kill(Wanted wanted, int number, String point) {}

  @TempDir Path folder;
  private final AtomicInteger kiosks = new AtomicInteger();

  // More than a hundred programs, one after the other on a machine that has other work.
  @Test
  @Timeout(value = 40, unit = TimeUnit.MINUTES)
  void aKilledKioskEndsWellAndSaysHow() throws Exception {
    List<Kill> kills = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (Wanted wanted : WANTED) {
      List<String> points = run(wanted, -1);
      for (int number = 0; number < points.size(); number++) {
        if (named.add(points.get(number))) {
          kills.add(new Kill(wanted, number, points.get(number)));
        }
      }
    }
    assertThat(named).containsAll(pointsOfTheTable());
    // Two at a time; each has a server and files of its own.
    assertThat(kills.parallelStream().map(this::killed).toList())
        .hasSizeGreaterThan(50)
        .allMatch(passed -> !passed.isEmpty());
  }

  /** Every point that has a name in any scenario. */
  private Set<String> pointsOfTheTable() {
    Set<String> points = new TreeSet<>();
    for (Scenario scenario : Scenario.all()) {
      UpdateBench bench = scenario.begin(folder.resolve(scenario.name()));
      Scenario.end(bench);
      boolean _ = points.addAll(bench.power.passed());
    }
    return points;
  }

  private List<String> killed(Kill kill) {
    try {
      return run(kill.wanted(), kill.number());
    } catch (Exception e) {
      throw new AssertionError(kill.toString(), e);
    }
  }

  /** A test of the test: a process that stands still has really been killed where it says. */
  @Test
  void whoIsKilledInTheMiddleOfAnInstallationLeavesABadPlaceBehind() throws Exception {
    var wanted = new Wanted("os", "", "");
    List<String> points = run(wanted, -1);
    try (var server = new ForeignServer()) {
      server.offer("kiosk.swu", TextImages.of("2.4.0", "kiosk", ""));
      Path kiosk = folder.resolve("half");
      List<String> _ = killed(kiosk, server, wanted, points.indexOf("installed to 50 %"));
      InstalledPart situation = machine(kiosk).look();
      assertThat(situation.other()).as("it is marked bad and empty").isEmpty();
      assertThat(kiosk.resolve("slots/B/image")).isNotEmptyFile();
    }
  }

  private List<String> run(Wanted wanted, int point) throws Exception {
    try (var server = new ForeignServer()) {
      server.offer(wanted.part(), "kiosk.swu", TextImages.of("2.4.0", "kiosk", wanted.breaks()));
      server.cancelAt(wanted.calledOffAt());
      Path kiosk = folder.resolve("kiosk-" + kiosks.getAndIncrement());
      if (point >= 0) {
        assertThat(killed(kiosk, server, wanted, point))
            .as("it passed more than it was told to")
            .hasSize(point + 1);
      }
      List<String> passed = new ArrayList<>();
      UpdateBench bench = KilledUpdateMain.live(kiosk, server.terms(), wanted.part(), passed::add);
      check(kiosk, bench, server, wanted);
      return passed;
    }
  }

  private static SimulatedSlotInstaller machine(Path kiosk) {
    return new SimulatedSlotInstaller(
        new SimulatedSlotMachine(kiosk.resolve("slots"), UpdateBench.FORMER), new TextImages());
  }

  private static void check(Path kiosk, UpdateBench bench, ForeignServer server, Wanted wanted)
      throws Exception {
    InstalledPart situation = bench.situation();
    assertThat(situation.running().state()).isEqualTo(InstalledPart.State.GOOD);
    assertThat(situation.willChange()).isFalse();
    assertThat(bench.isBootable()).isTrue();
    assertThat(bench.kiosk.interrupted()).isZero();
    assertThat(new UpdateLedgerFile(kiosk).read().state()).isInstanceOf(UpdateState.Idle.class);
    assertThat(ends(server)).as("one end was told").hasSize(1);
    JsonObject status = server.told().getLast().getJsonObject("status");
    assertThat(status.getString("execution")).isEqualTo("closed");
    boolean isNew = !situation.running().version().equals(UpdateBench.FORMER);
    boolean hasSucceeded = status.getJsonObject("result").getString("finished").equals("success");
    if (isNew) {
      assertThat(hasSucceeded).isTrue();
    } else if (wanted.calledOffAt().isEmpty() || !hasSucceeded) {
      assertThat(hasSucceeded).isFalse();
      assertThat(status.getJsonArray("details").getString(0)).startsWith("cause=");
    }
  }

  private static Set<String> ends(ForeignServer server) {
    return server.told().stream()
        .map(it -> it.getJsonObject("status"))
        .filter(it -> it.getString("execution").equals("closed"))
        .map(JsonObject::encode)
        .collect(Collectors.toSet());
  }

  /** Runs a kiosk to its point and kills it there; answers the points that it passed. */
  private List<String> killed(Path kiosk, ForeignServer server, Wanted wanted, int point)
      throws IOException {
    Process child =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledUpdateMain.class.getName(),
                kiosk.toString(),
                server.address().toString(),
                ForeignServer.TOKEN,
                String.valueOf(point),
                wanted.part())
            .redirectError(folder.resolve("child.err").toFile())
            .start();
    List<String> points = new ArrayList<>();
    try (var output =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.equals("here")) {
          assertThat(child.toHandle().destroyForcibly()).isTrue();
          return points;
        }
        if (line.startsWith("point ")) {
          points.add(line.substring("point ".length()));
        }
      }
      throw new AssertionError("the kiosk ended by itself after " + points);
    } finally {
      var _ = child.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
  }
}
