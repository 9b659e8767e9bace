package fr.teleguichet.provisioning.image;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** QEMU's monitor (QMP): what stands on the virtual screen. */
final class Monitor implements AutoCloseable {

  private final SocketChannel channel;
  private final StringBuilder read = new StringBuilder();

  private Monitor(SocketChannel channel) {
    this.channel = channel;
  }

  static Monitor connect(Path socket) throws IOException {
    var monitor = new Monitor(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    monitor.answer("QMP");
    monitor.say("{\"execute\":\"qmp_capabilities\"}");
    return monitor;
  }

  /** Takes a picture of the screen, as PNG. */
  void picture(Path file) throws IOException {
    say(
        "{\"execute\":\"screendump\",\"arguments\":{\"filename\":\"%s\",\"format\":\"png\"}}"
            .formatted(file));
  }

  private void say(String command) throws IOException {
    channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
    answer("return");
  }

  /** Reads lines until an answer of this kind; events come between. */
  private void answer(String kind) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8192);
    while (true) {
      int end = read.indexOf("\n");
      if (end >= 0) {
        String line = read.substring(0, end);
        read.delete(0, end + 1);
        if (line.startsWith("{\"" + kind + "\"")) {
          return;
        }
        if (line.startsWith("{\"error\"")) {
          throw new IOException(line);
        }
      } else if (channel.read(bytes.clear()) < 0) {
        throw new IOException("the virtual machine is off");
      } else {
        read.append(StandardCharsets.UTF_8.decode(bytes.flip()));
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
