package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.header.GpioHeader;
import fr.teleguichet.edge.header.GpioHeaderListener;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.presence.PresenceState.Absent;
import fr.teleguichet.edge.wire.BoardWires;
import fr.teleguichet.edge.wire.PtyPair;
import fr.teleguichet.edge.wire.SerialOnlyWires;
import fr.teleguichet.edge.wire.WireException;
import fr.teleguichet.hardware.board.BoardParseResult;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A PC's radar behind a USB adapter: found by the name that stays, unplugged, plugged in again. */
@Timeout(300)
@Tag("proof")
class UsbRadarIT {

  private static final String NAME = "usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0";

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  @TempDir Path folder;

  @AfterEach
  void stop() throws Exception {
    var _ = vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void aRadarThatIsUnpluggedAndPluggedInAgainIsHeardAgain() throws Exception {
    Path names = Files.createDirectories(folder.resolve("dev/serial/by-id"));
    GpioHeader header = onLoop(this::header);
    onLoop(() -> header.start(() -> new SerialOnlyWires(profile(), folder)).map("started"));
    Probe radar =
        header.probes().stream().filter(it -> it.part().equals("radar")).findFirst().orElseThrow();

    try (PtyPair first = PtyPair.make(Files.createDirectory(folder.resolve("first")))) {
      Files.createSymbolicLink(names.resolve(NAME), first.near());
      speakUntil(first, radar, header);
    }
    Files.delete(names.resolve(NAME));
    until(() -> !word(radar).equals("OK"));

    try (PtyPair second = PtyPair.make(Files.createDirectory(folder.resolve("second")))) {
      Files.createSymbolicLink(names.resolve(NAME), second.near());
      speakUntil(second, radar, header);
      onLoop(() -> header.stop().map("stopped"));
    }
  }

  /** Somebody stands before it, and the agent knows. */
  private void speakUntil(PtyPair cable, Probe radar, GpioHeader header) throws Exception {
    var device = new SimulatedRadar();
    device.seeMoving(90);
    try (BoardWires.ByteStream far = cable.far(_ -> {})) {
      device.opened(bytes -> write(far, bytes), _ -> {});
      long ticks = vertx.setPeriodic(100, _ -> device.tick());
      until(() -> word(radar).equals("OK"));
      until(
          () ->
              !(onLoop(() -> Future.succeededFuture(header.presence().state())) instanceof Absent));
      assertThat(vertx.cancelTimer(ticks)).isTrue();
    }
  }

  private interface Question {
    boolean asked() throws Exception;
  }

  private static void until(Question question) {
    Awaitility.await().atMost(Duration.ofMinutes(5)).until(question::asked);
  }

  private static String word(Probe probe) throws Exception {
    return switch (probe.look()) {
      case ProbeFinding.Present(var reading) -> reading.state().name();
      case ProbeFinding.Missing(String reason) -> reason;
    };
  }

  private Future<GpioHeader> header() {
    var loop = VertxLoop.current(vertx, System::nanoTime);
    var logbook = new Logbook();
    var world =
        new PresenceDetector.World(
            loop, Clock.systemUTC(), logbook, logbook, new EventStream<>(loop));
    return Future.succeededFuture(
        new GpioHeader(
            world,
            profile(),
            SensingParameters.USUAL,
            new GpioHeaderListener() {},
            new KioskState()));
  }

  private static BoardProfile profile() {
    try (InputStream file = BoardProfiles.class.getResourceAsStream("/boards/generic-pc.yaml")) {
      assertThat(file).isNotNull();
      return ((BoardParseResult.Accepted) BoardProfiles.read(file.readAllBytes())).profile();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void write(BoardWires.ByteStream stream, byte[] bytes) {
    try {
      stream.write(bytes);
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  private <T> T onLoop(Supplier<Future<T>> work) throws Exception {
    return Future.<T>future(promise -> context.runOnContext(_ -> work.get().onComplete(promise)))
        .toCompletionStage()
        .toCompletableFuture()
        .get(60, TimeUnit.SECONDS);
  }
}
