package fr.teleguichet.edge.peripheral.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.health.MachineFiles;
import fr.teleguichet.edge.kiosk.Occupancy;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.Finding;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenProbesTest {

  @TempDir private Path root;
  private final VirtualLoop time = new VirtualLoop();
  private final PictureWatch picture = new PictureWatch(time::uptime);
  private final ScreenSchedule always =
      new ScreenSchedule(
          time, time.clock(), Occupancy.NEVER, Optional.empty(), new SimulatedPower());
  private Connector connector = new Connector(new MachineFiles(Path.of("/nowhere")), "HDMI-A-1");

  @BeforeEach
  void plug() throws IOException {
    Files.createDirectories(root.resolve("sys/class/drm/card1-HDMI-A-1"));
    Files.createDirectories(root.resolve("sys/class/drm/card1-HDMI-A-2"));
    drm("connected", "enabled", "On");
    connector = new Connector(new MachineFiles(root), "HDMI-A-1");
  }

  @Test
  void theMonitorIsThereWhenTheKernelSaysSo() throws Exception {
    Probe probe = new DisplayProbe(connector, always);
    assertThat(text(probe)).isEqualTo("OK");
    drm("connected", "enabled", "Off");
    assertThat(text(probe)).isEqualTo("ERROR asleep");
    drm("connected", "disabled", "Off");
    assertThat(text(probe)).isEqualTo("ERROR not-enabled");
    drm("disconnected", "disabled", "Off");
    assertThat(text(probe)).isEqualTo("missing unplugged");
    assertThat(text(new DisplayProbe(new Connector(new MachineFiles(root), "DP-1"), always)))
        .isEqualTo("missing no-connector");
  }

  @Test
  void aScreenThatIsOffByItsHoursIsNoTrouble() throws Exception {
    var bench = new Bench(Bench.daily("10:00-11:00"));
    bench.schedule.start();
    drm("connected", "disabled", "Off");
    assertThat(text(new DisplayProbe(connector, bench.schedule))).isEqualTo("OK");
    assertThat(text(new PictureProbe(picture, bench.schedule))).isEqualTo("OK");
  }

  @Test
  void aPageThatDrawsIsAPictureAndOneThatStopsIsNoneAfterTenSeconds() throws Exception {
    Probe probe = new PictureProbe(picture, always);
    for (int i = 0; i < 20; i++) {
      picture.drawn(i, true);
      time.pass(Duration.ofSeconds(2));
      assertThat(text(probe)).isEqualTo("OK");
    }
    for (int i = 0; i < 4; i++) {
      picture.drawn(19, true);
      time.pass(Duration.ofSeconds(2));
    }
    assertThat(text(probe)).isEqualTo("OK");
    time.pass(Duration.ofSeconds(3));
    assertThat(text(probe)).isEqualTo("ERROR no-picture");
    picture.drawn(0, true);
    assertThat(text(probe)).as("loaded anew").isEqualTo("OK");
  }

  @Test
  void aPageThatFallsSilentIsNoPictureEither() throws Exception {
    picture.drawn(1, true);
    time.pass(Duration.ofSeconds(11));
    assertThat(text(new PictureProbe(picture, always))).isEqualTo("ERROR no-picture");
  }

  @Test
  void aPageThatSomethingHidesIsAWarning() throws Exception {
    picture.drawn(1, false);
    time.pass(Duration.ofSeconds(30));
    assertThat(text(new PictureProbe(picture, always))).isEqualTo("WARNING page-hidden");
  }

  @Test
  void aBrowserThatNeverComesUpIsNoticedAfterTwoMinutes() throws Exception {
    Probe probe = new PictureProbe(picture, always);
    time.pass(Duration.ofMinutes(2));
    assertThat(text(probe)).isEqualTo("OK");
    time.pass(Duration.ofSeconds(1));
    assertThat(text(probe)).isEqualTo("ERROR no-page");
  }

  @Test
  void theCompositorIsToldAndTheKernelBelieved() throws Exception {
    Program wlopm = script("wlopm", "echo \"$@\" > " + root.resolve("told"));
    var power = new WaylandPower(wlopm, connector, "HDMI-A-1");
    power.turn(false);
    assertThat(root.resolve("told")).hasContent("--off HDMI-A-1");
    assertThat(power.isOn()).contains(true);
    drm("connected", "enabled", "Off");
    assertThat(power.isOn()).contains(false);
    var broken = new WaylandPower(script("broken", "exit 3"), connector, "HDMI-A-1");
    assertThatThrownBy(() -> broken.turn(true)).hasMessage("broken-3");
  }

  @Test
  void theMonitorIsAskedOverItsCable() throws Exception {
    Program ddcutil =
        script(
            "ddcutil",
            "case \"$*\" in 'getvcp d6 --brief') cat " + root.resolve("mode") + ";;",
            "'setvcp d6 4') echo 'VCP D6 SNC x04' > " + root.resolve("mode") + ";;",
            "*) exit 1;; esac");
    Files.writeString(root.resolve("mode"), "VCP D6 SNC x01\n");
    var power = new MonitorPower(ddcutil);
    assertThat(power.isOn()).contains(true);
    power.turn(false);
    assertThat(power.isOn()).contains(false);
    Files.writeString(root.resolve("mode"), "VCP D6 ERR\n");
    assertThat(power.isOn()).isEmpty();
    assertThatThrownBy(() -> power.turn(true)).hasMessage("ddcutil-1");
  }

  @Test
  void aPanelsBacklightIsAFile() throws Exception {
    var power = new BacklightPower(root);
    assertThatThrownBy(power::isOn).hasMessage("no-backlight");
    Path light =
        Files.createDirectories(root.resolve("sys/class/backlight/rpi")).resolve("bl_power");
    Files.writeString(light, "0\n");
    assertThat(power.isOn()).contains(true);
    power.turn(false);
    assertThat(light).hasContent("4");
    assertThat(power.isOn()).contains(false);
  }

  private Program script(String name, String... lines) throws IOException {
    Path file = root.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return Program.of(file.toString());
  }

  private void drm(String status, String enabled, String dpms) throws IOException {
    Path folder = root.resolve("sys/class/drm/card1-HDMI-A-1");
    Files.writeString(folder.resolve("status"), status + "\n");
    Files.writeString(folder.resolve("enabled"), enabled + "\n");
    Files.writeString(folder.resolve("dpms"), dpms + "\n");
  }

  private static String text(Probe probe) throws Exception {
    return switch (probe.look()) {
      case Finding.Present(var reading) -> (reading.state() + " " + reading.reasons()).strip();
      case Finding.Missing(String reason) -> "missing " + reason;
    };
  }
}
