package fr.teleguichet.edge.link;

import fr.teleguichet.hardware.protocol.wire.WirePayload;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client sent, read from the bytes by MQTT 5.0, without the client's own library. */
sealed interface MqttPacket {

  /** Section 3.1. */
  record Connect(
      int version,
      boolean cleanStart,
      @Nullable Long sessionExpiry,
      int keepAlive,
      String clientId,
      @Nullable Publish will)
      implements MqttPacket {}

  /** Section 3.3; also stands for a will. */
  record Publish(String topic, List<Byte> content, int qos, boolean retain) implements MqttPacket {

    WirePayload payload() {
      return payload(topic, content);
    }

    private static WirePayload payload(String topic, List<Byte> content) {
      var raw = new byte[content.size()];
      for (int i = 0; i < raw.length; i++) {
        raw[i] = content.get(i);
      }
      try {
        return WirePayload.parseFrom(raw);
      } catch (com.google.protobuf.InvalidProtocolBufferException e) {
        throw new AssertionError("no Sparkplug payload on " + topic, e);
      }
    }

    List<String> parts() {
      return List.of(topic.split("/", -1));
    }

    boolean is(String kind) {
      return parts().get(2).equals(kind);
    }
  }

  /** Section 3.8. */
  record Subscribe(Map<String, Integer> filters) implements MqttPacket {}

  /** Section 3.14. */
  record Disconnect(int reason) implements MqttPacket {}

  /** Any other. */
  record Other(int type) implements MqttPacket {}

  /** Reads one client's packets, topic aliases resolved. */
  final class Reader {

    private static final int SESSION_EXPIRY = 0x11;
    private static final int TOPIC_ALIAS = 0x23;

    private final Map<Long, String> aliases = new HashMap<>();

    MqttPacket read(int header, byte[] body) {
      var in = new DataInputStream(new ByteArrayInputStream(body));
      try {
        return switch (header >> 4) {
          case 1 -> connect(in);
          case 3 -> publish(header, in);
          case 8 -> subscribe(in);
          case 14 -> new Disconnect(in.available() > 0 ? in.readUnsignedByte() : 0);
          default -> new Other(header >> 4);
        };
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Connect connect(DataInputStream in) throws IOException {
      var _ = text(in);
      int version = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int keepAlive = in.readUnsignedShort();
      Long expiry = properties(in).get(SESSION_EXPIRY);
      String clientId = text(in);
      Publish will = null;
      if ((flags & 0x04) != 0) {
        var _ = properties(in);
        String topic = text(in);
        will = new Publish(topic, bytes(in), flags >> 3 & 3, (flags & 0x20) != 0);
      }
      return new Connect(version, (flags & 0x02) != 0, expiry, keepAlive, clientId, will);
    }

    private Publish publish(int header, DataInputStream in) throws IOException {
      int qos = header >> 1 & 3;
      String topic = text(in);
      if (qos > 0) {
        var _ = in.readUnsignedShort();
      }
      Long alias = properties(in).get(TOPIC_ALIAS);
      if (alias != null && topic.isEmpty()) {
        topic = aliases.getOrDefault(alias, "");
      } else if (alias != null) {
        aliases.put(alias, topic);
      }
      return new Publish(topic, list(in.readAllBytes()), qos, (header & 1) != 0);
    }

    private static Subscribe subscribe(DataInputStream in) throws IOException {
      var _ = in.readUnsignedShort();
      var _ = properties(in);
      Map<String, Integer> filters = new HashMap<>();
      while (in.available() > 0) {
        filters.put(text(in), in.readUnsignedByte() & 3);
      }
      return new Subscribe(Map.copyOf(filters));
    }

    /** The numeric properties that a kiosk may send (section 2.2.2.2). */
    private static Map<Integer, Long> properties(DataInputStream in) throws IOException {
      Map<Integer, Long> properties = new HashMap<>();
      int length = variable(in);
      int end = in.available() - length;
      while (in.available() > end) {
        int id = in.readUnsignedByte();
        properties.put(
            id,
            switch (id) {
              case 0x01, 0x17, 0x19, 0x24, 0x25 -> (long) in.readUnsignedByte();
              case 0x21, 0x22, 0x23 -> (long) in.readUnsignedShort();
              case 0x02, 0x11, 0x18, 0x27 -> Integer.toUnsignedLong(in.readInt());
              case 0x0B -> (long) variable(in);
              default -> throw new AssertionError("an unexpected property " + id);
            });
      }
      return properties;
    }

    static int variable(DataInputStream in) throws IOException {
      int value = 0;
      for (int shift = 0; shift < 28; shift += 7) {
        int next = in.readUnsignedByte();
        value |= (next & 0x7F) << shift;
        if (next < 0x80) {
          return value;
        }
      }
      throw new IOException("a length of more than four bytes");
    }

    private static String text(DataInputStream in) throws IOException {
      var bytes = new byte[in.readUnsignedShort()];
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<Byte> bytes(DataInputStream in) throws IOException {
      var bytes = new byte[in.readUnsignedShort()];
      in.readFully(bytes);
      return list(bytes);
    }

    private static List<Byte> list(byte[] bytes) {
      List<Byte> list = new ArrayList<>(bytes.length);
      for (byte b : bytes) {
        list.add(b);
      }
      return List.copyOf(list);
    }
  }
}
