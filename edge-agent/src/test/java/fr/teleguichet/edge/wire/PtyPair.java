package fr.teleguichet.edge.wire;

import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.peer.Installed;
import fr.teleguichet.hardware.text.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** Two pseudo-terminals that socat joins: a serial cable without a plug. */
public final class PtyPair implements AutoCloseable {

  /** The radar’s own: none of the classic rates, so that it needs a call of its own (TCSETS2). */
  private static final int BAUD = 256_000;

  private final Path near;
  private final Path far;
  private final Process socat;

  private PtyPair(Path near, Path far, Process socat) {
    this.near = near;
    this.far = far;
    this.socat = socat;
  }

  /** Makes a pair; where socat is not installed the test is skipped, except in CI. */
  public static PtyPair make(Path folder) throws IOException {
    Path program = Installed.program("socat", "socat");
    Path near = folder.resolve("near");
    Path far = folder.resolve("far");
    Process socat =
        new ProcessBuilder(
                program.toString(), "pty,raw,echo=0,link=" + near, "pty,raw,echo=0,link=" + far)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("socat.log").toFile())
            .start();
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> Files.exists(near) && Files.exists(far));
    return new PtyPair(near.toRealPath(), far.toRealPath(), socat);
  }

  /** Wires whose serial port, whichever is asked for, is the near end. */
  public BoardWires wires() {
    return new OnlyAPort(near);
  }

  /** The near end's file. */
  public Path near() {
    return near;
  }

  /** Opens the far end. */
  public BoardWires.ByteStream far(Consumer<byte[]> bytes) throws WireException {
    return SerialStream.open(far.toString(), BAUD, new SerialStream.Ends(bytes, _ -> {}, () -> {}));
  }

  /** Pulls the cable. */
  public void cut() {
    var _ = socat.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    cut();
  }

  private record OnlyAPort(Path device) implements BoardWires {
    @Override
    public ByteStream stream(
        PeripheralConnection.Serial place, Consumer<byte[]> bytes, Consumer<String> lost)
        throws WireException {
      return SerialStream.open(
          device.toString(), BAUD, new SerialStream.Ends(bytes, lost, () -> {}));
    }

    @Override
    public Input input(Slug function, Consumer<Boolean> edges) {
      throw new AssertionError("no test asked for an input");
    }

    @Override
    public Output output(Slug function) {
      throw new AssertionError("no test asked for an output");
    }

    @Override
    public PulseCounter pulses(Slug function) {
      throw new AssertionError("no test asked for pulses");
    }

    @Override
    public PulseWidth pulseWidth(Slug function, int hertz) {
      throw new AssertionError("no test asked for a pulse width");
    }

    @Override
    public Registers registers(PeripheralConnection.I2c place) {
      throw new AssertionError("no test asked for registers");
    }

    @Override
    public void close() {}
  }
}
