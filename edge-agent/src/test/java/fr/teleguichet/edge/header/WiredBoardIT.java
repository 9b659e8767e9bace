package fr.teleguichet.edge.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import fr.teleguichet.edge.boot.InstalledAgent;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.peripheral.display.BrightnessSettings;
import fr.teleguichet.edge.peripheral.display.DdcMonitorPower;
import fr.teleguichet.edge.peripheral.display.ScreenBrightness;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.edge.presence.PresenceDetector;
import fr.teleguichet.edge.presence.SensingParameters;
import fr.teleguichet.edge.presence.Sensor;
import fr.teleguichet.edge.presence.SensorStatement;
import fr.teleguichet.edge.wire.BoardWires;
import fr.teleguichet.edge.wire.Pi4jWires;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.board.CompatibleName;
import fr.teleguichet.hardware.peer.Installed;
import fr.teleguichet.hardware.text.Slug;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A board to which everything of its drawing is wired, and a person before it who does what is
 * printed; asked for by {@code -Phardware}, while no agent runs there. A machine that is no such
 * board says which device files it lacks and skips; a board that lacks one has failed.
 */
@EnabledIfSystemProperty(named = "wired.board", matches = "true")
@Timeout(value = 12, unit = TimeUnit.MINUTES)
@Tag("proof")
final class WiredBoardIT {

  private static final String DEVICE_TREE = "/proc/device-tree/compatible";
  private static final String LINES = "/dev/gpiochip*";
  private static final String BUS = "/dev/i2c-1";
  private static final String PORT = "/dev/ttyAMA0";
  private static final String PWM = "/sys/class/pwm/pwmchip*";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration BY_HAND = Duration.ofMinutes(1);

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final List<SensorStatement> seen = new CopyOnWriteArrayList<>();
  private final List<String> done = new CopyOnWriteArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void stop() throws Exception {
    var _ = finish(vertx.close());
  }

  @Test
  void theInfraredSensorSeesWhoMoves() throws Exception {
    needs(LINES);
    during(
        () -> {
          say("Stand still or step aside until its hold is over, then move before the kiosk.");
          awaitStatement(it -> it.sensor() == Sensor.INFRARED && !it.active(), BY_HAND);
          seen.clear();
          awaitStatement(it -> it.sensor() == Sensor.INFRARED && it.active(), BY_HAND);
        });
  }

  @Test
  void theDistanceSensorMeasuresAHandBeforeIt() throws Exception {
    needs(LINES, BUS);
    during(
        () -> {
          say("Hold a hand 10 to 50 cm before the distance sensor.");
          awaitStatement(
              it ->
                  it.sensor() == Sensor.DISTANCE
                      && it.centimetres().orElse(0) >= 10
                      && it.centimetres().orElse(0) <= 50,
              BY_HAND);
        });
  }

  @Test
  void theRadarSpeaks() throws Exception {
    needs(LINES, PORT);
    during(() -> awaitStatement(it -> it.sensor() == Sensor.RADAR, SOON));
  }

  @Test
  void handsetAndDoorAreTold() throws Exception {
    needs(LINES);
    during(
        () -> {
          say("Lift the handset and hang up; then open the service door and close it.");
          Awaitility.await("handset and door")
              .atMost(BY_HAND.multipliedBy(2))
              .untilAsserted(
                  () ->
                      assertThat(done)
                          .containsSubsequence("handset true", "handset false")
                          .containsSubsequence("door true", "door false"));
        });
  }

  /** 400 turns a minute, below which the board file calls it failing, are 134 pulses in 10 s. */
  @Test
  void theFanTurnsAndItsTachometerCounts() throws Exception {
    needs(LINES, PWM);
    try (BoardWires wires = Pi4jWires.open(board());
        BoardWires.PulseCounter tachometer = wires.pulses(new Slug("fan-tachometer"));
        BoardWires.PulseWidth drive = wires.pulseWidth(new Slug("fan-pwm"), 25_000)) {
      drive.duty(100);
      long _ =
          Awaitility.await("turns of the fan")
              .atMost(Duration.ofSeconds(10))
              .until(tachometer::total, total -> total >= 134);
    }
  }

  /** The installed program, as far as citizens see it. */
  @Test
  void theCallButtonBeginsASession() throws Exception {
    needs(LINES);
    try (InstalledAgent agent = InstalledAgent.named(folder)) {
      Process _ = agent.start(Map.of());
      InstalledAgent.await(() -> assertThat(session(agent)).isEqualTo("idle"));
      say("Press the call button.");
      Awaitility.await("a session")
          .atMost(BY_HAND)
          .untilAsserted(() -> assertThat(session(agent)).as(agent.output()).isNotEqualTo("idle"));
    }
  }

  @Test
  void theMonitorAnswersOverItsCable() throws Exception {
    needs("/dev/i2c-*");
    String ddcutil = Installed.program("ddcutil", "ddcutil").toString();
    var monitor = new DdcMonitorPower(SystemProgram.of(ddcutil), new BrightnessSettings(100, 30));
    monitor.turn(ScreenBrightness.BRIGHT);
    Awaitility.await("the monitor's word")
        .atMost(SOON)
        .untilAsserted(() -> assertThat(monitor.light()).contains(ScreenBrightness.BRIGHT));
  }

  private static String session(InstalledAgent agent) throws Exception {
    return new JsonObject(agent.get("/api/session").body()).getString("state");
  }

  private void awaitStatement(Predicate<SensorStatement> wanted, Duration patience) {
    Awaitility.await("a sensor's word")
        .atMost(patience)
        .untilAsserted(() -> assertThat(seen).anyMatch(wanted));
  }

  /** Opens everything on the header as the agent does, and closes it afterwards. */
  private void during(Runnable work) throws Exception {
    GpioHeader header = onLoop(() -> Future.succeededFuture(header(board())));
    var _ = onLoop(() -> header.start(() -> Pi4jWires.open(board())));
    try {
      work.run();
    } finally {
      var _ = onLoop(header::stop);
    }
  }

  private GpioHeader header(BoardProfile board) {
    var loop = VertxLoop.current(vertx, System::nanoTime);
    var logbook = new Logbook();
    var world =
        new PresenceDetector.World(
            loop, Clock.systemUTC(), logbook, logbook, new EventStream<>(loop));
    return new GpioHeader(world, board, SensingParameters.of(board), new Heard(), new KioskState());
  }

  private <T> T onLoop(Supplier<Future<T>> work) throws Exception {
    return finish(
        Future.future(promise -> context.runOnContext(_ -> work.get().onComplete(promise))));
  }

  private static <T> T finish(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private static void needs(String... devices) {
    List<String> missing =
        Stream.concat(Stream.of(DEVICE_TREE), Stream.of(devices))
            .filter(it -> !isThere(it))
            .toList();
    assumeFalse(
        boards().isEmpty(),
        missing.isEmpty()
            ? "the names in " + DEVICE_TREE + " are those of no board with a header"
            : "this machine is no wired board: it has no " + String.join(", no ", missing));
    assertThat(missing).as("what this board lacks").isEmpty();
  }

  private static boolean isThere(String glob) {
    Path path = Path.of(glob);
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(path.getParent(), path.getFileName().toString())) {
      return found.iterator().hasNext();
    } catch (IOException _) {
      return false;
    }
  }

  private static BoardProfile board() {
    return boards().getFirst();
  }

  private static List<BoardProfile> boards() {
    List<String> names;
    try {
      names = CompatibleName.names(Files.readAllBytes(Path.of(DEVICE_TREE)));
    } catch (IOException _) {
      return List.of();
    }
    return BoardProfiles.fitting(names).stream()
        .filter(it -> it.board().gpioChip().isPresent())
        .toList();
  }

  private static void say(String what) {
    System.out.println(">>> " + what);
  }

  private final class Heard implements GpioHeaderListener {
    @Override
    public void onSighting(SensorStatement sighting) {
      seen.add(sighting);
    }

    @Override
    public void onHandset(boolean lifted) {
      done.add("handset " + lifted);
    }

    @Override
    public void onDoor(boolean open) {
      done.add("door " + open);
    }
  }
}
