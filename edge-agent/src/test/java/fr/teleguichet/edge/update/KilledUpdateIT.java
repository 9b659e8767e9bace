package fr.teleguichet.edge.update;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.ddi.ForeignServer;
import fr.teleguichet.edge.update.install.Situation;
import fr.teleguichet.edge.update.slot.SlotInstaller;
import fr.teleguichet.edge.update.slot.SlotMachine;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kiosk's process is killed at every point of an update that has a name, and another kiosk begins
 * with the files that it left behind. That one is not killed, so it needs no process of its own.
 */
final class KilledUpdateIT {

  @TempDir Path folder;
  private int kiosks;

  @Test
  void aKilledKioskEndsWellAndSaysHow() throws Exception {
    Set<String> killed = new HashSet<>();
    for (String breaks : List.of("", "printer")) {
      List<String> points = run(breaks, -1);
      assertThat(points).hasSizeGreaterThan(25);
      for (int point = 0; point < points.size(); point++) {
        if (killed.add(points.get(point))) {
          List<String> _ = run(breaks, point);
        }
      }
    }
    assertThat(killed)
        .hasSizeGreaterThan(25)
        .contains("installed to 50 %", "after confirming", "after going back", "before restarting");
  }

  /** A test of the test: a process that stands still has really been killed where it says. */
  @Test
  void whoIsKilledInTheMiddleOfAnInstallationLeavesABadPlaceBehind() throws Exception {
    List<String> points = run("", -1);
    try (var server = new ForeignServer()) {
      server.offer("kiosk.swu", TextImages.of("2.4.0", "kiosk", ""));
      Path kiosk = folder.resolve("half");
      List<String> _ = killed(kiosk, server, points.indexOf("installed to 50 %"));
      Situation situation = machine(kiosk).look();
      assertThat(situation.other()).as("it is marked bad and empty").isEmpty();
      assertThat(kiosk.resolve("slots/B/image")).isNotEmptyFile();
    }
  }

  private List<String> run(String breaks, int point) throws Exception {
    try (var server = new ForeignServer()) {
      server.offer("kiosk.swu", TextImages.of("2.4.0", "kiosk", breaks));
      Path kiosk = folder.resolve("kiosk-" + kiosks++);
      if (point >= 0) {
        assertThat(killed(kiosk, server, point))
            .as("it passed more than it was told to")
            .hasSize(point + 1);
      }
      List<String> passed = new ArrayList<>();
      KilledUpdateMain.live(kiosk, server.terms(), passed::add);
      check(kiosk, server);
      return passed;
    }
  }

  private static SlotInstaller machine(Path kiosk) {
    return new SlotInstaller(
        new SlotMachine(kiosk.resolve("slots"), UpdateBench.FORMER), new TextImages());
  }

  private static void check(Path kiosk, ForeignServer server) throws Exception {
    Situation situation = machine(kiosk).look();
    assertThat(situation.running().state()).isEqualTo(Situation.State.GOOD);
    assertThat(situation.willChange()).isFalse();
    assertThat(new UpdateFile(kiosk).read().state()).isInstanceOf(UpdateState.Idle.class);
    JsonObject status = server.told().getLast().getJsonObject("status");
    assertThat(status.getString("execution")).isEqualTo("closed");
    boolean isNew = !situation.running().version().equals(UpdateBench.FORMER);
    assertThat(status.getJsonObject("result").getString("finished"))
        .isEqualTo(isNew ? "success" : "failure");
    if (!isNew) {
      assertThat(status.getJsonArray("details").getString(0)).startsWith("cause=");
    }
  }

  /** Runs a kiosk to its point and kills it there; answers the points that it passed. */
  private List<String> killed(Path kiosk, ForeignServer server, int point) throws IOException {
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
                String.valueOf(point))
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
      var _ = child.destroyForcibly().onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
  }
}
