package fr.teleguichet.edge.wire;

import com.fazecast.jSerialComm.SerialPort;
import java.util.Arrays;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A serial port through jSerialComm, with a thread of its own that waits for bytes. */
final class SerialStream implements BoardWires.ByteStream {

  private static final Logger LOG = LoggerFactory.getLogger(SerialStream.class);

  /** How long a read waits at most, in ms: so long may closing take. */
  private static final int PATIENCE = 200;

  private static final int CHUNK = 512;

  private final SingleClose once = new SingleClose();
  private final SerialPort port;
  private final Ends ends;
  private volatile boolean closing;

  /**
   * Who is told.
   *
   * @param bytes of what came
   * @param lost of the port's end, once
   * @param closed that the port can be opened again
   */
  record Ends(Consumer<byte[]> bytes, Consumer<String> lost, Runnable closed) {}

  private SerialStream(SerialPort port, Ends ends) {
    this.port = port;
    this.ends = ends;
  }

  /** Opens the device at this path: 8 data bits, no parity, 1 stop bit, no flow control. */
  static SerialStream open(String path, int baud, Ends ends) throws WireException {
    SerialPort port = WireErrorText.told("find " + path, () -> SerialPort.getCommPort(path));
    boolean fits =
        port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY)
            && port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED)
            && port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, PATIENCE, 0);
    if (!fits || !port.openPort()) {
      throw new WireException(
          "can't open %s at %d baud (error %d); is the port enabled, the device there, and may the agent's user read it (group dialout)?"
              .formatted(path, baud, port.getLastErrorCode()));
    }
    var stream = new SerialStream(port, ends);
    var _ =
        Thread.ofPlatform()
            .daemon()
            .name("serial-" + port.getSystemPortName())
            .start(stream::listen);
    return stream;
  }

  private void listen() {
    byte[] chunk = new byte[CHUNK];
    while (!closing) {
      int count = port.readBytes(chunk, chunk.length);
      if (count > 0) {
        ends.bytes.accept(Arrays.copyOf(chunk, count));
      } else if (count < 0 || !port.isOpen()) {
        tellLost();
        return;
      }
    }
  }

  private void tellLost() {
    if (!closing) {
      String why = port.getSystemPortPath() + " does not answer any more";
      LOG.debug("port={} The serial port is lost.", port.getSystemPortPath());
      ends.lost.accept(why);
    }
  }

  @Override
  public void write(byte[] bytes) throws WireException {
    once.requireOpen(port.getSystemPortPath());
    int sent = port.writeBytes(bytes, bytes.length);
    if (sent != bytes.length) {
      throw new WireException(
          "%s took %d of %d bytes".formatted(port.getSystemPortPath(), sent, bytes.length));
    }
  }

  @Override
  public void close() {
    once.run(
        () -> {
          closing = true;
          var _ = port.closePort();
          ends.closed.run();
        });
  }
}
