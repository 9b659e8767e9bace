package fr.teleguichet.fleet.mqtt.link;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A wire between the manager and its broker on which every packet of the manager is written down.
 */
final class MqttTap implements AutoCloseable {

  private static final int MAX_PACKET = 1 << 20;

  private final ServerSocket listener;
  private final URI broker;
  private final List<Tapped> connections = new CopyOnWriteArrayList<>();

  MqttTap(URI broker) {
    try {
      this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.broker = broker;
    var _ = Thread.ofVirtual().name("tap").start(this::accept);
  }

  URI uri() {
    return URI.create("tcp://127.0.0.1:" + listener.getLocalPort());
  }

  /**
   * The connections so far on which anything was said, in their order. Programs of other tests that
   * look for a server of theirs may knock at this port and say nothing.
   */
  List<Tapped> connections() {
    return connections.stream().filter(it -> !it.packets.isEmpty()).toList();
  }

  /** All connections, also such on which nothing was said. */
  @Override
  public String toString() {
    return connections.toString();
  }

  /** Cuts the latest connection, as a pulled cable would but quicker. */
  void cut() {
    connections().getLast().close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket manager = listener.accept();
        var tapped = new Tapped(manager, new Socket(broker.getHost(), broker.getPort()));
        connections.add(tapped);
        var _ = Thread.ofVirtual().name("tap up").start(tapped::up);
        var _ = Thread.ofVirtual().name("tap down").start(tapped::down);
      } catch (IOException _) {
        // Closed, or the broker is away: the manager tries again.
      }
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connections.forEach(Tapped::close);
  }

  /** One connection and what the manager sent on it. */
  static final class Tapped {

    private final Socket manager;
    private final Socket broker;
    private final List<MqttPacket> packets = new CopyOnWriteArrayList<>();

    private Tapped(Socket manager, Socket broker) {
      this.manager = manager;
      this.broker = broker;
    }

    List<MqttPacket> packets() {
      return List.copyOf(packets);
    }

    <T extends MqttPacket> List<T> packets(Class<T> type) {
      return packets.stream().filter(type::isInstance).map(type::cast).toList();
    }

    MqttPacket.Connect connect() {
      return packets(MqttPacket.Connect.class).getFirst();
    }

    /** The will of the CONNECT packet. */
    MqttPacket.Publish will() {
      MqttPacket.Publish will = connect().will();
      if (will == null) {
        throw new AssertionError("CONNECT without a will");
      }
      return will;
    }

    /** All published messages, in their order. */
    List<MqttPacket.Publish> published() {
      return packets(MqttPacket.Publish.class);
    }

    /** The published messages of the kind, such as STATE or NCMD. */
    List<MqttPacket.Publish> published(String kind) {
      int place = kind.equals("STATE") ? 1 : 2;
      return published().stream().filter(it -> it.parts().get(place).equals(kind)).toList();
    }

    private void up() {
      var decoder = new EmbeddedChannel(new MqttDecoder(MAX_PACKET));
      var reader = new MqttPacket.Reader();
      try {
        InputStream in = manager.getInputStream();
        OutputStream out = broker.getOutputStream();
        byte[] chunk = new byte[64 * 1024];
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
          var _ = decoder.writeInbound(Unpooled.copiedBuffer(chunk, 0, length));
          for (MqttMessage message = decoder.readInbound();
              message != null;
              message = decoder.readInbound()) {
            reader.read(message).ifPresent(packets::add);
            ReferenceCountUtil.release(message);
          }
          out.write(chunk, 0, length);
          out.flush();
        }
      } catch (IOException _) {
        // Ends with the connection.
      }
      close();
    }

    private void down() {
      try {
        var _ = broker.getInputStream().transferTo(manager.getOutputStream());
      } catch (IOException _) {
        // Ends with the connection.
      }
      close();
    }

    @Override
    public String toString() {
      return packets.toString();
    }

    void close() {
      try {
        manager.close();
        broker.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
