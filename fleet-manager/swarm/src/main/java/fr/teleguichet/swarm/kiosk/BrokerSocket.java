package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.swarm.figures.LoopCounters;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.wire.ByteWriter;
import fr.teleguichet.swarm.wire.MqttPackets;
import fr.teleguichet.swarm.wire.PublishFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.mqtt.MqttMessage;

/**
 * One connection of a kiosk to the broker: writes packets and counts them. A write that fails is
 * told to the {@link BrokerSocketHandler}, so that no write need be watched.
 */
final class BrokerSocket {

  private final ChannelHandlerContext nearestToSocket;
  private final Channel channel;
  private final LoopCounters tally;
  private long lastSent;
  private long pinged;
  private int packetId;

  /**
   * A line to which nothing was written yet.
   *
   * @param nearestToSocket the pipeline's first context: frames written from there reach the socket
   *     without passing the encoder, which has nothing to do for them
   */
  BrokerSocket(ChannelHandlerContext nearestToSocket, LoopCounters tally, long now) {
    this.nearestToSocket = nearestToSocket;
    this.channel = nearestToSocket.channel();
    this.tally = tally;
    this.lastSent = now;
  }

  /** Writes a control packet and flushes. */
  void send(MqttMessage packet, long now) {
    lastSent = now;
    var _ = channel.writeAndFlush(packet, channel.voidPromise());
  }

  /** Writes a message of QoS 0; it goes out with the next {@link #flush}. */
  void publish(byte[] topic, ByteWriter payload, long now) {
    write(PublishFrame.atMostOnce(channel.alloc(), topic, payload), now);
  }

  /** Writes a message of QoS 1; it goes out with the next {@link #flush}. */
  void publishSurely(byte[] topic, ByteWriter payload, long now) {
    write(PublishFrame.atLeastOnce(channel.alloc(), topic, nextPacketId(), payload), now);
  }

  private void write(ByteBuf frame, long now) {
    lastSent = now;
    tally.add(RunCounter.MESSAGES_SENT);
    tally.add(RunCounter.BYTES_SENT, frame.readableBytes());
    var _ = nearestToSocket.write(frame, nearestToSocket.voidPromise());
  }

  void flush() {
    var _ = nearestToSocket.flush();
  }

  /** Whether the connection takes more, or holds as much as it may that the broker did not read. */
  boolean isRoomy() {
    return channel.isWritable();
  }

  /** Whether the operating system has everything that was written. */
  boolean isDrained() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null || buffer.totalPendingWriteBytes() == 0;
  }

  /** Runs the action once the operating system has everything that was written until now. */
  void whenDrained(Runnable action) {
    channel
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            (ChannelFutureListener)
                future -> {
                  if (future.isSuccess()) {
                    action.run();
                  }
                });
  }

  /** Sends PINGREQ when nothing was sent for half the keep-alive. */
  void keepAlive(long now, long keepAliveNanos) {
    if (pinged == 0 && now - lastSent > keepAliveNanos / 2) {
      pinged = now;
      tally.add(RunCounter.PINGS);
      send(MqttPackets.ping(), now);
    }
  }

  void pingAnswered() {
    pinged = 0;
  }

  /** Whether a PINGREQ has waited for its answer for longer than the keep-alive. */
  boolean isDeaf(long now, long keepAliveNanos) {
    return pinged != 0 && now - pinged > keepAliveNanos;
  }

  int nextPacketId() {
    packetId = packetId == 0xFFFF ? 1 : packetId + 1;
    return packetId;
  }

  /** Closes the connection in good order. */
  void close() {
    var _ = channel.close();
  }

  /** Cuts the connection with a reset and drops what was not yet sent, as a power cut would. */
  void cut() {
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    close();
  }

  @Override
  public String toString() {
    return channel.localAddress() + " to " + channel.remoteAddress();
  }
}
