package fr.teleguichet.edge.peripheral.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.edge.health.MachineFileReader;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real compositor, started as the screen's unit starts it, but without a monitor. */
@Timeout(300)
@Tag("proof")
class WaylandOutputPowerIT {

  private static final Path START = Path.of("src/main/dist/bin/start-screen");

  @TempDir private Path root = Path.of("");
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : started) {
      process.destroy();
      // Cage waits for what it runs, and that takes no notice.
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void cageSwitchesItsOutputOffAndOnWhenItIsTold() throws Exception {
    Path _ = Installed.program("cage", "cage");
    Path wlrRandr = Installed.program("wlr-randr", "wlr-randr");
    Path session = Files.createDirectory(root.resolve("session"));
    compositor(session);
    var told =
        SystemProgram.of(wlrRandr.toString())
            .with(Map.of("XDG_RUNTIME_DIR", session.toString(), "WAYLAND_DISPLAY", "wayland-0"));
    connected("card0-HEADLESS-1");
    var power =
        new WaylandOutputPower(told, DisplayConnector.thatIsPlugged(new MachineFileReader(root)));

    power.turn(ScreenBrightness.OFF);
    assertThat(told.run().text()).contains("HEADLESS-1").contains("Enabled: no");
    power.turn(ScreenBrightness.OFF);
    power.turn(ScreenBrightness.BRIGHT);
    assertThat(told.run().text()).contains("Enabled: yes");

    var other =
        new WaylandOutputPower(told, new DisplayConnector(new MachineFileReader(root), "HDMI-A-9"));
    connected("card0-HDMI-A-9");
    assertThatThrownBy(() -> other.turn(ScreenBrightness.OFF)).hasMessage("wlr-randr-1");
  }

  /** What else runs in the screen's session finds the sound server where the login has it. */
  @Test
  void theBrowserIsStartedBesideTheCompositorsSocketAndWithTheLoginsSound() throws Exception {
    Path _ = Installed.program("cage", "cage");
    Path session = Files.createDirectory(root.resolve("session"));
    compositor(session);
    Path told = session.resolve("told");
    appears(told);
    assertThat(Files.readString(told))
        .isEqualTo(session + " wayland-0 unix:" + root.resolve("login") + "/pulse/native\n");
  }

  /** As the unit does it: a group may reach the socket, others may not. */
  private void compositor(Path session) throws Exception {
    String browser =
        "echo \"$XDG_RUNTIME_DIR $WAYLAND_DISPLAY $PULSE_SERVER\" > %1$s/new; mv %1$s/new %1$s/told; exec sleep 60"
            .formatted(session);
    var builder =
        new ProcessBuilder(
            "sh",
            "-c",
            "umask 0007; exec \"$@\"",
            "sh",
            START.toAbsolutePath().toString(),
            session.toString(),
            "sh",
            "-c",
            browser);
    builder.environment().remove("PULSE_SERVER");
    builder
        .environment()
        .putAll(
            Map.of(
                "XDG_RUNTIME_DIR",
                root.resolve("login").toString(),
                "WLR_BACKENDS",
                "headless",
                "WLR_RENDERER",
                "pixman",
                "WLR_LIBINPUT_NO_DEVICES",
                "1"));
    started.add(
        builder
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("cage.log").toFile())
            .start());
    Path socket = session.resolve("wayland-0");
    appears(socket);
    appears(session.resolve("told"));
    assertThat(Files.getPosixFilePermissions(socket))
        .contains(PosixFilePermission.GROUP_WRITE)
        .doesNotContain(PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_READ);
  }

  private void appears(Path file) {
    await()
        .atMost(Duration.ofMinutes(5))
        .until(
            () -> {
              assertThat(started).allMatch(Process::isAlive, "cage runs");
              return Files.exists(file);
            });
  }

  private void connected(String entry) throws IOException {
    Path folder = Files.createDirectories(root.resolve("sys/class/drm").resolve(entry));
    Files.writeString(folder.resolve("status"), "connected\n");
  }
}
