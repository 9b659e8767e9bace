package fr.teleguichet.fleet.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
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

/**
 * A broker made of packets: it says yes to everything, keeps what a client sent in its order, and
 * ends sessions on demand. It relays nothing.
 */
final class PacketBroker implements AutoCloseable {

  /** A packet of a client, in plain values. */
  sealed interface Packet {
    record Connect(
        int session,
        int protocol,
        boolean cleanStart,
        Integer sessionExpiry,
        int keepAlive,
        String willTopic,
        String will,
        int willQos,
        boolean willRetained,
        String username)
        implements Packet {}

    record Subscribe(int session, List<String> filters) implements Packet {}

    record Publish(int session, String topic, ByteString bytes, int qos, boolean retained)
        implements Packet {
      byte[] payload() {
        return bytes.toByteArray();
      }

      String text() {
        return bytes.toStringUtf8();
      }
    }

    record Disconnect(int session) implements Packet {}
  }

  final List<Packet> packets = new CopyOnWriteArrayList<>();
  private final List<Channel> sessions = new CopyOnWriteArrayList<>();
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
                        .addLast(new Session(sessions.size() - 1));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
  }

  URI uri() {
    return URI.create("tcp://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort());
  }

  <P extends Packet> List<P> packets(Class<P> kind) {
    return packets.stream().filter(kind::isInstance).map(kind::cast).toList();
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
    private final int number;

    Session(int number) {
      this.number = number;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
      switch (message) {
        case MqttConnectMessage connect -> connected(context, connect);
        case MqttSubscribeMessage subscribe -> subscribed(context, subscribe);
        case MqttPublishMessage publish -> published(context, publish);
        default -> other(context, message.fixedHeader().messageType());
      }
    }

    private void connected(ChannelHandlerContext context, MqttConnectMessage connect) {
      var header = connect.variableHeader();
      var expiry = header.properties().getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL);
      packets.add(
          new Packet.Connect(
              number,
              header.version(),
              header.isCleanSession(),
              expiry == null ? -1 : (Integer) expiry.value(),
              header.keepAliveTimeSeconds(),
              String.valueOf(connect.payload().willTopic()),
              new String(connect.payload().willMessageInBytes(), UTF_8),
              header.willQos(),
              header.isWillRetain(),
              String.valueOf(connect.payload().userName())));
      var _ =
          context.writeAndFlush(
              MqttMessageBuilders.connAck()
                  .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
                  .properties(MqttProperties.NO_PROPERTIES)
                  .sessionPresent(false)
                  .build());
    }

    private void subscribed(ChannelHandlerContext context, MqttSubscribeMessage subscribe) {
      var topics = subscribe.payload().topicSubscriptions();
      packets.add(new Packet.Subscribe(number, topics.stream().map(t -> t.topicFilter()).toList()));
      var answer = MqttMessageBuilders.subAck().packetId(subscribe.variableHeader().messageId());
      topics.forEach(_ -> answer.addGrantedQos(MqttQoS.AT_LEAST_ONCE));
      var _ = context.writeAndFlush(answer.build());
    }

    private void published(ChannelHandlerContext context, MqttPublishMessage publish) {
      packets.add(
          new Packet.Publish(
              number,
              publish.variableHeader().topicName(),
              ByteString.copyFrom(ByteBufUtil.getBytes(publish.payload())),
              publish.fixedHeader().qosLevel().value(),
              publish.fixedHeader().isRetain()));
      if (publish.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
        var _ =
            context.writeAndFlush(
                MqttMessageBuilders.pubAck().packetId(publish.variableHeader().packetId()).build());
      }
    }

    private void other(ChannelHandlerContext context, MqttMessageType type) {
      if (type == MqttMessageType.PINGREQ) {
        var _ = context.writeAndFlush(MqttMessage.PINGRESP);
      } else if (type == MqttMessageType.DISCONNECT) {
        packets.add(new Packet.Disconnect(number));
      }
    }
  }
}
