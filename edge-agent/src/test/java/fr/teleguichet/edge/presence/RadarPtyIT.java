package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.presence.RadarMessage.Report;
import fr.teleguichet.edge.presence.RadarMessage.Target;
import fr.teleguichet.edge.wire.BoardWires;
import fr.teleguichet.edge.wire.PtyPair;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.board.RadarGates;
import fr.teleguichet.hardware.board.SerialDevicePath;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The radar's driver on a real serial device of the kernel. */
@Timeout(300)
@Tag("proof")
class RadarPtyIT {

  private static final PeripheralConnection.Uart PLACE =
      new PeripheralConnection.Uart(0, 256_000, new SerialDevicePath("/dev/ttyAMA0"));

  /** It hears to its end. */
  private static final RadarGates GATES =
      new RadarGates(
          RadarGates.COARSE,
          8,
          6,
          RadarGates.USUAL.moving(),
          List.of(0, 0, 40, 40, 30, 30, 20, 25, 20));

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final List<Report> reports = new CopyOnWriteArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void stop() throws Exception {
    var _ = vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void itIsSetAsTheBoardFileSaysAndItsReportsArriveWholeAndInOrder() throws Exception {
    try (PtyPair cable = PtyPair.make(folder)) {
      RadarReader radar = onLoop(loop -> radar(loop, cable.wires()));
      var device = new SimulatedRadar();
      try (BoardWires.ByteStream far = cable.far(device::received)) {
        device.opened(bytes -> write(far, bytes), _ -> {});
        wait(radar::open);
        Awaitility.await()
            .atMost(Duration.ofMinutes(5))
            .until(() -> !device.hasBluetooth() && !device.isConfigured());
        assertThat(device.settings()).isEqualTo(RadarFlashSettings.of(GATES));
        // The last gates, one limit, Bluetooth.
        assertThat(device.writes()).isEqualTo(3);
        far.write(new byte[] {(byte) 0xF4, (byte) 0xF3, 0x55});
        for (int centimetres = 1; centimetres <= 500; centimetres++) {
          device.seeMoving(centimetres);
          device.tick();
        }
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> reports.size() >= 500);
        assertThat(reports).hasSize(500);
        assertThat(reports.stream().map(Report::distance).toList())
            .isEqualTo(IntStream.rangeClosed(1, 500).boxed().toList());
        assertThat(reports.getLast().moving()).isEqualTo(Optional.of(new Target(500, 80)));
      }
      wait(radar::close);
    }
  }

  private RadarReader radar(Loop loop, BoardWires wires) {
    return new RadarReader(loop, loop.worker("radar"), wires, PLACE, GATES, reports::add);
  }

  private static void write(BoardWires.ByteStream stream, byte[] bytes) {
    try {
      stream.write(bytes);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private <T> T onLoop(Function<Loop, T> work) throws Exception {
    return Future.<T>future(
            promise ->
                context.runOnContext(
                    _ -> promise.complete(work.apply(VertxLoop.current(vertx, System::nanoTime)))))
        .toCompletionStage()
        .toCompletableFuture()
        .get(60, TimeUnit.SECONDS);
  }

  private void wait(Supplier<Future<Void>> work) throws Exception {
    var _ =
        Future.<Void>future(promise -> context.runOnContext(_ -> work.get().onComplete(promise)))
            .toCompletionStage()
            .toCompletableFuture()
            .get(60, TimeUnit.SECONDS);
  }
}
