package fr.teleguichet.edge.link;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire between a kiosk and its server on which every packet of the kiosk is written down. */
final class MqttTap implements AutoCloseable {

  private final ServerSocket listener;
  private final URI server;
  private final List<Tapped> connections = new CopyOnWriteArrayList<>();

  MqttTap(URI server) {
    try {
      this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.server = server;
    var _ = Thread.ofVirtual().name("tap").start(this::accept);
  }

  URI uri() {
    return URI.create("mqtt://127.0.0.1:" + listener.getLocalPort());
  }

  /**
   * The connections so far on which anything was said, in their order. Programs of other tests that
   * look for a server of theirs may knock at this port and say nothing.
   */
  List<Tapped> connections() {
    return connections.stream().filter(it -> !it.packets.isEmpty()).toList();
  }

  /** Cuts the latest connection, as a pulled cable would but quicker. */
  void cut() {
    connections().getLast().close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket kiosk = listener.accept();
        var tapped = new Tapped(kiosk, new Socket(server.getHost(), server.getPort()));
        connections.add(tapped);
        var _ = Thread.ofVirtual().name("tap up").start(tapped::up);
        var _ = Thread.ofVirtual().name("tap down").start(tapped::down);
      } catch (IOException _) {
        // Closed, or the server is away: the kiosk tries again.
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

  /** One connection and what the kiosk sent on it. */
  static final class Tapped {

    private final Socket kiosk;
    private final Socket broker;
    private final List<MqttPacket> packets = new CopyOnWriteArrayList<>();

    private Tapped(Socket kiosk, Socket broker) {
      this.kiosk = kiosk;
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

    /** All published messages, in their order. */
    List<MqttPacket.Publish> published() {
      return packets(MqttPacket.Publish.class);
    }

    /** The published messages of the kind, such as NBIRTH. */
    List<MqttPacket.Publish> published(String kind) {
      return published().stream().filter(message -> message.is(kind)).toList();
    }

    private void up() {
      var reader = new MqttPacket.Reader();
      try {
        var in = new DataInputStream(kiosk.getInputStream());
        OutputStream out = broker.getOutputStream();
        while (true) {
          int header = in.readUnsignedByte();
          var copy = new ByteArrayOutputStream();
          copy.write(header);
          byte[] body = in.readNBytes(length(in, copy));
          copy.write(body);
          packets.add(reader.read(header, body));
          out.write(copy.toByteArray());
          out.flush();
        }
      } catch (IOException _) {
        close();
      }
    }

    /** The remaining length, its bytes copied as they are. */
    private static int length(InputStream in, ByteArrayOutputStream copy) throws IOException {
      int value = 0;
      List<Integer> bytes = new ArrayList<>();
      do {
        int next = in.read();
        if (next < 0 || bytes.size() == 4) {
          throw new IOException("no length");
        }
        value |= (next & 0x7F) << (7 * bytes.size());
        bytes.add(next);
        copy.write(next);
      } while (bytes.getLast() >= 0x80);
      return value;
    }

    private void down() {
      try {
        var _ = broker.getInputStream().transferTo(kiosk.getOutputStream());
      } catch (IOException _) {
        // Ends with the connection.
      }
      close();
    }

    void close() {
      try {
        kiosk.close();
        broker.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
