package fr.teleguichet.broker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * An MQTT 5 client of a few bytes that does just what a test says: it reads only when told to, so a
 * test can be a slow reader, and it writes as fast as TCP allows.
 */
final class RawClient implements AutoCloseable {
  private static final int CONNACK = 0x20;
  private static final int PUBLISH = 0x30;
  private static final int SUBACK = 0x90;

  /**
   * What a test wants to know of a packet.
   *
   * @param type its first byte
   * @param second the second byte of its body, a CONNACK's reason code
   * @param last the last byte of its body, a SUBACK's reason code
   */
  record Packet(int type, int second, int last) {}

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
  }

  static RawClient connect(int port, String clientId) throws IOException {
    return connect(port, clientId, 60);
  }

  static RawClient connect(int port, String clientId, int keepAliveSeconds) throws IOException {
    RawClient client = new RawClient(new Socket(InetAddress.getLoopbackAddress(), port));
    byte[] id = clientId.getBytes(StandardCharsets.UTF_8);
    client.header(0x10, 13 + id.length);
    client.text("MQTT");
    client.out.write(5);
    client.out.write(2);
    client.out.writeShort(keepAliveSeconds);
    client.out.write(0);
    client.text(clientId);
    client.flush();
    Packet answer = client.read();
    if (answer.type() != CONNACK || answer.second() != 0) {
      throw new IOException("refused with reason code " + answer.second());
    }
    return client;
  }

  void subscribe(String filter) throws IOException {
    byte[] bytes = filter.getBytes(StandardCharsets.UTF_8);
    header(0x82, 2 + 1 + 2 + bytes.length + 1);
    out.writeShort(1);
    out.write(0);
    text(filter);
    out.write(0);
    flush();
    Packet answer = read();
    if (answer.type() != SUBACK || answer.last() > 2) {
      throw new IOException("subscription refused with reason code " + answer.last());
    }
  }

  void publish(String topic, byte[] payload) throws IOException {
    header(PUBLISH, 2 + topic.length() + 1 + payload.length);
    text(topic);
    out.write(0);
    out.write(payload);
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Reads one packet, waiting for it. */
  Packet read() throws IOException {
    int type = in.readUnsignedByte();
    byte[] body = new byte[length()];
    in.readFully(body);
    return new Packet(type, byteAt(body, 1), byteAt(body, body.length - 1));
  }

  /** Reads so many messages; tells how many came before the line was silent for so long. */
  int readPublishes(int wanted, int silenceMillis) throws IOException {
    socket.setSoTimeout(silenceMillis);
    int read = 0;
    try {
      while (read < wanted) {
        if (read().type() == PUBLISH) {
          read++;
        }
      }
    } catch (SocketTimeoutException | EOFException _) {
      return read;
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static int byteAt(byte[] body, int index) {
    return index >= 0 && index < body.length ? body[index] & 0xff : 0;
  }

  private void header(int type, int length) throws IOException {
    out.write(type);
    int rest = length;
    do {
      int digit = rest & 0x7f;
      rest >>>= 7;
      out.write(rest > 0 ? digit | 0x80 : digit);
    } while (rest > 0);
  }

  private int length() throws IOException {
    int length = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      int digit = in.readUnsignedByte();
      length |= (digit & 0x7f) << shift;
      if (digit < 0x80) {
        return length;
      }
    }
    throw new IOException("a packet's length is longer than MQTT allows");
  }

  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }
}
