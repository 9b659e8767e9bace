package fr.teleguichet.provisioning.image;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A radar HLK-LD2410 behind a virtual machine's USB serial adapter, plugged in until it is closed:
 * it reports somebody who moves 90 cm away each tenth of a second, and answers no command.
 */
final class UsbRadar implements AutoCloseable {

  /** The protocol's basic report. */
  private static final byte[] REPORT =
      HexFormat.of().parseHex("f4f3f2f10d0002aa015a00500000005a005500f8f7f6f5");

  private final SocketChannel cable;
  private final ByteBuffer heard = ByteBuffer.allocate(4096);
  private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor();

  private UsbRadar(SocketChannel cable) {
    this.cable = cable;
    var _ = pulse.scheduleAtFixedRate(this::report, 0, 100, TimeUnit.MILLISECONDS);
  }

  static UsbRadar plugInto(VirtualMachine machine) throws IOException {
    SocketChannel cable = SocketChannel.open(UnixDomainSocketAddress.of(machine.usbSerial()));
    cable.configureBlocking(false);
    return new UsbRadar(cable);
  }

  private void report() {
    try {
      // QEMU holds up the whole machine while a byte of the guest's finds no room.
      while (cable.read(heard.clear()) > 0) {}
      // While nobody in the guest reads, what does not fit is lost, as on a real line.
      int _ = cable.write(ByteBuffer.wrap(REPORT));
    } catch (IOException _) {
      pulse.shutdown(); // unplugged
    }
  }

  @Override
  public void close() throws IOException {
    pulse.shutdownNow();
    cable.close();
  }
}
