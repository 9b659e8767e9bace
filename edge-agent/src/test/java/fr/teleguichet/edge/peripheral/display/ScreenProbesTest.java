package fr.teleguichet.edge.peripheral.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.health.MachineFileReader;
import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.PageRenderListener.Drawing;
import fr.teleguichet.edge.kiosk.PageRenderListener.Role;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenProbesTest {

  private static final BrightnessSettings HALF = new BrightnessSettings(50, 10);

  @TempDir private Path root;
  private final VirtualLoop time = new VirtualLoop();
  private final PageRenderMonitor picture = new PageRenderMonitor(time::uptime);
  private final ScreenPowerScheduler always =
      new ScreenPowerScheduler(
          time, time.clock(), ActiveSessionLock.NEVER, Optional.empty(), new SimulatedPower());
  private DisplayConnector connector =
      new DisplayConnector(new MachineFileReader(Path.of("/nowhere")), "HDMI-A-1");

  @BeforeEach
  void plug() throws IOException {
    Files.createDirectories(root.resolve("sys/class/drm/card1-HDMI-A-1"));
    Files.createDirectories(root.resolve("sys/class/drm/card1-HDMI-A-2"));
    drm("connected", "enabled", "On");
    connector = new DisplayConnector(new MachineFileReader(root), "HDMI-A-1");
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
    assertThat(
            text(
                new DisplayProbe(
                    new DisplayConnector(new MachineFileReader(root), "DP-1"), always)))
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
      own("one", i, true);
      time.pass(Duration.ofSeconds(2));
      assertThat(text(probe)).isEqualTo("OK");
    }
    for (int i = 0; i < 4; i++) {
      own("one", 19, true);
      time.pass(Duration.ofSeconds(2));
    }
    assertThat(text(probe)).isEqualTo("OK");
    time.pass(Duration.ofSeconds(3));
    assertThat(text(probe)).isEqualTo("ERROR no-picture");
    time.pass(Duration.ofSeconds(11));
    own("two", 0, true);
    assertThat(text(probe)).as("loaded anew").isEqualTo("OK");
  }

  @Test
  void aPageThatFallsSilentIsNoPictureEither() throws Exception {
    own("one", 1, true);
    time.pass(Duration.ofSeconds(11));
    assertThat(text(new PictureProbe(picture, always))).isEqualTo("ERROR no-picture");
  }

  @Test
  void aPageThatSomethingHidesIsAWarning() throws Exception {
    own("one", 1, false);
    time.pass(Duration.ofSeconds(30));
    assertThat(text(new PictureProbe(picture, always))).isEqualTo("WARNING page-hidden");
  }

  /** A technician's page by ssh must neither cover up for the kiosk's, nor accuse it. */
  @Test
  void whoLooksOnIsNotJudged() throws Exception {
    Probe probe = new PictureProbe(picture, always);
    for (int i = 0; i < 20; i++) {
      own("kiosk", 1, true);
      says("other", Role.WATCHING, i, true);
      says("unsaid", Role.UNSAID, i, true);
      time.pass(Duration.ofSeconds(2));
    }
    assertThat(text(probe)).isEqualTo("ERROR no-picture");
    for (int i = 2; i < 20; i++) {
      own("kiosk", i, true);
      says("other", Role.WATCHING, 1, false);
      says("unsaid", Role.UNSAID, 1, false);
      time.pass(Duration.ofSeconds(2));
      assertThat(text(probe)).isEqualTo("OK");
    }
  }

  @Test
  void twoPagesOfTheKioskDoNotShareACounter() throws Exception {
    Probe probe = new PictureProbe(picture, always);
    for (int i = 0; i < 20; i++) {
      own("drawing", i, true);
      own("hidden", 1, false);
      time.pass(Duration.ofSeconds(2));
      assertThat(text(probe)).isEqualTo("OK");
    }
    for (int i = 0; i < 20; i++) {
      own("drawing", i, true);
      own("frozen", 1, true);
      time.pass(Duration.ofSeconds(2));
    }
    assertThat(text(probe)).isEqualTo("ERROR no-picture");
  }

  @Test
  void untilThereIsAPageOfTheKioskOneThatSaysNothingIsTakenForIt() throws Exception {
    Probe probe = new PictureProbe(picture, always);
    says("old", Role.UNSAID, 1, true);
    time.pass(Duration.ofSeconds(11));
    assertThat(text(probe)).isEqualTo("ERROR no-picture");
    assertThat(picture.drawn(new Drawing("new", Role.KIOSK, 1, true))).isTrue();
    assertThat(picture.drawn(new Drawing("old", Role.UNSAID, 2, true))).isFalse();
    assertThat(text(probe)).isEqualTo("OK");
  }

  @Test
  void pagesWithoutEndAreNotRemembered() throws Exception {
    Probe probe = new PictureProbe(picture, always);
    for (int i = 0; i < 1_000; i++) {
      own("page " + i, 1, true);
    }
    time.pass(Duration.ofSeconds(11));
    own("last", 1, true);
    assertThat(text(probe)).isEqualTo("OK");
  }

  private void own(String page, long frames, boolean visible) {
    says(page, Role.KIOSK, frames, visible);
  }

  private void says(String page, Role role, long frames, boolean visible) {
    boolean _ = picture.drawn(new Drawing(page, role, frames, visible));
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
    var power = new WaylandOutputPower(wlrRandr(), connector);
    power.turn(ScreenBrightness.OFF);
    assertThat(root.resolve("told")).hasContent("/run/x wayland-3 --output HDMI-A-1 --off");
    assertThat(power.light()).contains(ScreenBrightness.BRIGHT);
    drm("connected", "enabled", "Off");
    assertThat(power.light()).contains(ScreenBrightness.OFF);
    var broken = new WaylandOutputPower(script("broken", "exit 3"), connector);
    assertThatThrownBy(() -> broken.turn(ScreenBrightness.BRIGHT)).hasMessage("broken-3");
  }

  @Test
  void whereNobodyKnowsTheConnectorTheOneIsSwitchedThatADisplayIsPluggedInAt() throws Exception {
    var plugged = DisplayConnector.thatIsPlugged(new MachineFileReader(root));
    var power = new WaylandOutputPower(wlrRandr(), plugged);
    drm("card1-HDMI-A-1", "disconnected", "disabled", "Off");
    drm("card0-eDP-1", "connected", "enabled", "On");
    power.turn(ScreenBrightness.OFF);
    assertThat(root.resolve("told")).hasContent("/run/x wayland-3 --output eDP-1 --off");
    assertThat(text(new DisplayProbe(plugged, always))).isEqualTo("OK");
    drm("card0-eDP-1", "connected", "disabled", "Off");
    assertThat(power.light()).contains(ScreenBrightness.OFF);
    assertThat(text(new DisplayProbe(plugged, always))).isEqualTo("ERROR not-enabled");
    drm("card0-eDP-1", "disconnected", "disabled", "Off");
    assertThat(text(new DisplayProbe(plugged, always))).isEqualTo("missing unplugged");
  }

  /** Nobody may believe a screen to be off that is on. */
  @Test
  void aScreenThatNothingSwitchesIsToldSoAndNotThatItIsOff() throws Exception {
    var plugged = DisplayConnector.thatIsPlugged(new MachineFileReader(root));
    var bench = new Bench(Bench.daily("10:00-11:00"), new WaylandOutputPower(wlrRandr(), plugged));
    var probe = new DisplayProbe(plugged, bench.schedule);
    drm("card0-DP-2", "connected", "enabled", "On");
    bench.schedule.start();
    assertThat(bench.schedule.wanted()).isEqualTo(ScreenBrightness.OFF);
    assertThat(bench.schedule.made()).isEmpty();
    assertThat(text(probe)).isEqualTo("WARNING several-displays");
    assertThat(root.resolve("told")).doesNotExist();

    drm("card0-DP-2", "disconnected", "disabled", "Off");
    bench.time.pass(ScreenPowerScheduler.EVERY);
    assertThat(bench.schedule.made()).contains(ScreenBrightness.OFF);
    assertThat(text(probe)).isEqualTo("OK");

    var nowhere = DisplayConnector.thatIsPlugged(new MachineFileReader(root.resolve("nowhere")));
    var blind = new Bench(Bench.daily("10:00-11:00"), new WaylandOutputPower(wlrRandr(), nowhere));
    blind.schedule.start();
    assertThat(text(new DisplayProbe(nowhere, blind.schedule))).isEqualTo("WARNING not-switched");
    var fixed = new Bench(Bench.daily("10:00-11:00"), ScreenPower.ALWAYS_ON);
    fixed.schedule.start();
    assertThat(fixed.schedule.made()).isEmpty();
  }

  @Test
  void theMonitorIsAskedOverItsCable() throws Exception {
    Files.writeString(root.resolve("d6"), "VCP D6 SNC x01\n");
    Files.writeString(root.resolve("10"), "VCP 10 C 50 60\n");
    var power = new DdcMonitorPower(ddcutil(), HALF);
    assertThat(power.light()).as("as somebody else left it").isEmpty();
    power.turn(ScreenBrightness.BRIGHT);
    assertThat(power.light()).contains(ScreenBrightness.BRIGHT);
    assertThat(root.resolve("10")).hasContent("VCP 10 C 30 60");
    power.turn(ScreenBrightness.DIMMED);
    assertThat(power.light()).contains(ScreenBrightness.DIMMED);
    assertThat(root.resolve("10")).hasContent("VCP 10 C 6 60");
    power.turn(ScreenBrightness.OFF);
    assertThat(power.light()).contains(ScreenBrightness.OFF);
    Files.writeString(root.resolve("d6"), "VCP D6 ERR\n");
    assertThat(power.light()).isEmpty();
    Files.delete(root.resolve("d6"));
    assertThatThrownBy(() -> power.turn(ScreenBrightness.BRIGHT)).hasMessage("ddcutil-1");
  }

  @Test
  void aMonitorWithoutLuminanceIsSwitchedOnly() throws Exception {
    Files.writeString(root.resolve("d6"), "VCP D6 SNC x04\n");
    Files.writeString(root.resolve("10"), "VCP 10 ERR\n");
    var power = new DdcMonitorPower(ddcutil(), HALF);
    assertThat(power.dims()).as("before it was asked").isTrue();
    power.turn(ScreenBrightness.DIMMED);
    assertThat(power.light()).contains(ScreenBrightness.BRIGHT);
    assertThat(power.dims()).isFalse();
  }

  @Test
  void aPanelsBacklightIsThreeFiles() throws Exception {
    var power = new BacklightPower(root, HALF);
    assertThatThrownBy(power::light).hasMessage("no-backlight");
    Path panel = panel("rpi", "raw", 31);
    assertThat(power.light()).as("as somebody else left it").isEmpty();
    power.turn(ScreenBrightness.DIMMED);
    assertThat(power.light()).contains(ScreenBrightness.DIMMED);
    assertThat(panel.resolve("brightness")).hasContent("3");
    power.turn(ScreenBrightness.OFF);
    assertThat(panel.resolve("bl_power")).hasContent("4");
    assertThat(power.light()).contains(ScreenBrightness.OFF);
    power.turn(ScreenBrightness.BRIGHT);
    assertThat(panel.resolve("bl_power")).hasContent("0");
    assertThat(panel.resolve("brightness")).hasContent("16");
  }

  @Test
  void ofSeveralBacklightsTheOneIsTakenThatTheKernelPrefers() throws Exception {
    Path raw = panel("aaa", "raw", 100);
    Path firmware = panel("zzz", "firmware", 100);
    new BacklightPower(root, HALF).turn(ScreenBrightness.DIMMED);
    assertThat(firmware.resolve("brightness")).hasContent("10");
    assertThat(raw.resolve("brightness")).hasContent("31");
  }

  /** Nobody is turned away because the light is not as it was set. */
  @Test
  void aPanelThatCanNotBeDimmedIsAWarningAndOneThatCanNotBeSwitchedAFailure() throws Exception {
    var bench = new Bench(new BacklightPower(root, HALF));
    Path panel = panel("rpi", "raw", 31);
    Files.delete(panel.resolve("brightness"));
    Files.createDirectory(panel.resolve("brightness"));
    bench.schedule.start();
    assertThat(text(new DisplayProbe(connector, bench.schedule))).isEqualTo("WARNING dim-failed");
    Files.delete(panel.resolve("bl_power"));
    bench.time.pass(ScreenPowerScheduler.EVERY);
    assertThat(text(new DisplayProbe(connector, bench.schedule))).isEqualTo("ERROR switch-failed");
  }

  private Path panel(String name, String type, int most) throws IOException {
    Path panel = Files.createDirectories(root.resolve("sys/class/backlight").resolve(name));
    Files.writeString(panel.resolve("type"), type + "\n");
    Files.writeString(panel.resolve("bl_power"), "0\n");
    Files.writeString(panel.resolve("brightness"), "31\n");
    Files.writeString(panel.resolve("max_brightness"), most + "\n");
    return panel;
  }

  /** One that keeps each feature in a file of its name. */
  private SystemProgram ddcutil() throws IOException {
    return script(
        "ddcutil",
        "cd " + root,
        "[ -f \"$2\" ] || exit 1",
        "case \"$1 $2\" in",
        "getvcp*) [ \"$3\" = --brief ] && cat \"$2\";;",
        "'setvcp d6') echo \"VCP D6 SNC x0$3\" > d6;;",
        "'setvcp 10') echo \"VCP 10 C $3 60\" > 10;;",
        "esac");
  }

  private SystemProgram script(String name, String... lines) throws IOException {
    Path file = root.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return SystemProgram.of(file.toString());
  }

  private SystemProgram wlrRandr() throws IOException {
    return script(
            "wlr-randr", "echo \"$XDG_RUNTIME_DIR $WAYLAND_DISPLAY $*\" > " + root.resolve("told"))
        .with(Map.of("XDG_RUNTIME_DIR", "/run/x", "WAYLAND_DISPLAY", "wayland-3"));
  }

  private void drm(String status, String enabled, String dpms) throws IOException {
    drm("card1-HDMI-A-1", status, enabled, dpms);
  }

  private void drm(String entry, String status, String enabled, String dpms) throws IOException {
    Path folder = Files.createDirectories(root.resolve("sys/class/drm").resolve(entry));
    Files.writeString(folder.resolve("status"), status + "\n");
    Files.writeString(folder.resolve("enabled"), enabled + "\n");
    Files.writeString(folder.resolve("dpms"), dpms + "\n");
  }

  private static String text(Probe probe) throws Exception {
    return switch (probe.look()) {
      case ProbeFinding.Present(var reading) -> (reading.state() + " " + reading.reasons()).strip();
      case ProbeFinding.Missing(String reason) -> "missing " + reason;
    };
  }
}
