package fr.teleguichet.fleet.mqtt.link;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A broker made of packets: it says yes to everything unless told otherwise, keeps what a client
 * sent in its order, and ends sessions on demand. It relays nothing.
 */
final class PacketBroker implements AutoCloseable {

  final List<MqttPacket> packets = new CopyOnWriteArrayList<>();
  private final List<Channel> sessions = new CopyOnWriteArrayList<>();
  private final AtomicReference<String> refused = new AtomicReference<>("");
  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Channel server;

  PacketBroker() {
    server =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    sessions.add(channel);
                    channel
                        .pipeline()
                        .addLast(MqttEncoder.INSTANCE, new MqttDecoder(1 << 20))
                        .addLast(new Session());
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
  }

  URI uri() {
    return URI.create("tcp://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort());
  }

  <P extends MqttPacket> List<P> packets(Class<P> kind) {
    return packets.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** From now on nobody may subscribe to this filter; nothing is forbidden by the empty one. */
  void refuse(String filter) {
    refused.set(filter);
  }

  /** Delivers a message to the latest session. */
  void deliver(String topic, byte[] payload, boolean retained) {
    MqttPublishMessage message =
        MqttMessageBuilders.publish()
            .topicName(topic)
            .qos(MqttQoS.AT_MOST_ONCE)
            .retained(retained)
            .properties(MqttProperties.NO_PROPERTIES)
            .payload(Unpooled.wrappedBuffer(payload))
            .build();
    sessions.getLast().writeAndFlush(message).syncUninterruptibly();
  }

  /** Ends the latest session as a pulled cable would. */
  void cut() {
    sessions.getLast().close().syncUninterruptibly();
  }

  @Override
  public void close() {
    server.close().syncUninterruptibly();
    loop.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class Session extends SimpleChannelInboundHandler<MqttMessage> {
    private final MqttPacket.Reader reader = new MqttPacket.Reader();

    @Override
    protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
      reader.read(message).ifPresent(packets::add);
      switch (message) {
        case MqttConnectMessage _ -> connected(context);
        case MqttSubscribeMessage subscribe -> subscribed(context, subscribe);
        case MqttPublishMessage publish -> published(context, publish);
        default -> {
          if (message.fixedHeader().messageType() == MqttMessageType.PINGREQ) {
            var _ = context.writeAndFlush(MqttMessage.PINGRESP);
          }
        }
      }
    }

    private static void connected(ChannelHandlerContext context) {
      var _ =
          context.writeAndFlush(
              MqttMessageBuilders.connAck()
                  .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
                  .properties(MqttProperties.NO_PROPERTIES)
                  .sessionPresent(false)
                  .build());
    }

    private void subscribed(ChannelHandlerContext context, MqttSubscribeMessage subscribe) {
      var answer = MqttMessageBuilders.subAck().packetId(subscribe.variableHeader().messageId());
      subscribe
          .payload()
          .topicSubscriptions()
          .forEach(
              it ->
                  answer.addGrantedQos(
                      it.topicFilter().equals(refused.get())
                          ? MqttQoS.FAILURE
                          : MqttQoS.AT_LEAST_ONCE));
      var _ = context.writeAndFlush(answer.build());
    }

    private static void published(ChannelHandlerContext context, MqttPublishMessage publish) {
      if (publish.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
        var _ =
            context.writeAndFlush(
                MqttMessageBuilders.pubAck().packetId(publish.variableHeader().packetId()).build());
      }
    }
  }
}
