package fr.teleguichet.swarm.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * MQTT 5 PUBLISH packets (MQTT 5.0, section 3.3), written straight into one buffer: not retained,
 * without properties.
 */
public final class PublishFrame {

  private static final int PUBLISH = 0x30;
  private static final int AT_LEAST_ONCE = 0x02;

  private PublishFrame() {}

  /** A packet of QoS 0 with what the writer holds as payload. */
  public static ByteBuf atMostOnce(ByteBufAllocator buffers, byte[] topic, ByteWriter payload) {
    int rest = 2 + topic.length + 1 + payload.length();
    ByteBuf frame = begin(buffers, PUBLISH, rest, topic);
    return end(frame, payload);
  }

  /** A packet of QoS 1 with what the writer holds as payload. */
  public static ByteBuf atLeastOnce(
      ByteBufAllocator buffers, byte[] topic, int packetId, ByteWriter payload) {
    int rest = 2 + topic.length + 2 + 1 + payload.length();
    ByteBuf frame = begin(buffers, PUBLISH | AT_LEAST_ONCE, rest, topic);
    frame.writeShort(packetId);
    return end(frame, payload);
  }

  private static ByteBuf begin(ByteBufAllocator buffers, int first, int rest, byte[] topic) {
    ByteBuf frame = buffers.directBuffer(5 + rest);
    frame.writeByte(first);
    int left = rest;
    while (left > 0x7F) {
      frame.writeByte((left & 0x7F) | 0x80);
      left >>>= 7;
    }
    frame.writeByte(left);
    frame.writeShort(topic.length);
    return frame.writeBytes(topic);
  }

  private static ByteBuf end(ByteBuf frame, ByteWriter payload) {
    frame.writeByte(0);
    return frame.writeBytes(payload.array(), 0, payload.length());
  }
}
