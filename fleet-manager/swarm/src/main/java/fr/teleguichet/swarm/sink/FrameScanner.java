package fr.teleguichet.swarm.sink;

import fr.teleguichet.swarm.wire.MqttPackets;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Reads MQTT 5 packets just far enough to count them (MQTT 5.0, section 2.1): of a PUBLISH, its
 * length and the beginning of its topic. Other packets are what a subscriber must see to be sure
 * that it is one.
 */
final class FrameScanner extends ByteToMessageDecoder {

  private static final int CONNACK = 2;
  private static final int PUBLISH = 3;
  private static final int SUBACK = 9;
  private static final int DISCONNECT = 14;
  private static final int FIRST_FAILURE = 0x80;
  private static final int MAX_SIZE = 1 << 20;

  private final ReceivedCounts received;
  private final Runnable onAccepted;
  private final CompletableFuture<Void> subscribed;
  private boolean acknowledged;

  /**
   * A scanner for one connection.
   *
   * @param onAccepted told when the broker accepted the CONNECT
   * @param subscribed done when the broker accepted the SUBSCRIBE, failed when it refused
   */
  FrameScanner(ReceivedCounts received, Runnable onAccepted, CompletableFuture<Void> subscribed) {
    this.received = received;
    this.onAccepted = onAccepted;
    this.subscribed = subscribed;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    int start = in.readerIndex();
    int length = 0;
    int body = start + 1;
    for (int shift = 0; ; shift += 7, body++) {
      if (body >= in.writerIndex()) {
        return;
      }
      if (shift > 21) {
        throw new IllegalStateException("a packet whose length has more than four bytes");
      }
      byte part = in.getByte(body);
      length |= (part & 0x7F) << shift;
      if (part >= 0) {
        body++;
        break;
      }
    }
    if (length > MAX_SIZE) {
      throw new IllegalStateException("a packet of " + length + " bytes");
    }
    if (in.writerIndex() - body >= length) {
      packet(context, in, in.getUnsignedByte(start), body, length);
      in.readerIndex(body + length);
    }
  }

  private void packet(ChannelHandlerContext context, ByteBuf in, int first, int body, int length) {
    switch (first >> 4) {
      case CONNACK -> {
        requireSuccess("CONNECT", in.getUnsignedByte(body + 1));
        onAccepted.run();
      }
      case PUBLISH -> publish(context, in, first, body, length);
      case SUBACK -> {
        requireSuccess("SUBSCRIBE", in.getUnsignedByte(body + length - 1));
        var _ = subscribed.complete(null);
      }
      case DISCONNECT ->
          throw new IllegalStateException(
              "the broker disconnected with reason code "
                  + (length == 0 ? 0 : in.getUnsignedByte(body)));
      default -> {}
    }
  }

  private void publish(ChannelHandlerContext context, ByteBuf in, int first, int body, int length) {
    int topic = in.getUnsignedShort(body);
    received.add(MessageKind.of(in, body + 2, topic), body - in.readerIndex() + length);
    if ((first & 0x06) != 0) {
      int packetId = in.getUnsignedShort(body + 2 + topic);
      var _ = context.write(MqttPackets.acknowledge(packetId), context.voidPromise());
      acknowledged = true;
    }
  }

  private static void requireSuccess(String packet, int code) {
    if (code >= FIRST_FAILURE) {
      throw new IllegalStateException(
          "the broker answered " + packet + " with reason code " + code);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    if (acknowledged) {
      acknowledged = false;
      context.flush();
    }
    super.channelReadComplete(context);
  }
}
