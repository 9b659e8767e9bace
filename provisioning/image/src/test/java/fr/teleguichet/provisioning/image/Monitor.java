package fr.teleguichet.provisioning.image;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** QEMU's monitor (QMP): what stands on the virtual screen, and fingers that touch it. */
final class Monitor implements AutoCloseable {

  /** What a touch's coordinates go to, whatever the screen's size. */
  static final int TOUCH_RANGE = 0x7fff;

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

  /**
   * One finger, there and away again after this time; its place is from 0 to {@link #TOUCH_RANGE}
   * and comes with its beginning: a finger that moves before it is away has drawn something and
   * touched nothing.
   */
  void touch(int x, int y, Duration time) throws IOException {
    events(
        finger("begin", 0, "x", 0),
        button(true),
        finger("data", 0, "x", x),
        finger("data", 0, "y", y));
    Awaitility.await("a finger's time").pollDelay(time).until(() -> true);
    events(finger("end", -1, "x", 0), button(false));
  }

  private static String finger(String type, int trackingId, String axis, int value) {
    return """
    {"type":"mtt","data":{"type":"%s","slot":0,"tracking-id":%d,"axis":"%s","value":%d}}\
    """
        .formatted(type, trackingId, axis, value);
  }

  private static String button(boolean isDown) {
    return "{\"type\":\"btn\",\"data\":{\"button\":\"touch\",\"down\":%b}}".formatted(isDown);
  }

  private void events(String... events) throws IOException {
    say(
        "{\"execute\":\"input-send-event\",\"arguments\":{\"events\":[%s]}}"
            .formatted(String.join(",", events)));
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
