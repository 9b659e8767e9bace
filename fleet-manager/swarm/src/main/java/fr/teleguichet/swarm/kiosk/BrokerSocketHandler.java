package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.swarm.figures.RunFault;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;

/** Hands what happens on one socket to the connection that it belongs to. */
final class BrokerSocketHandler extends SimpleChannelInboundHandler<MqttMessage> {

  private static final int MAX_PACKET = 64 * 1024;

  private final KioskConnection connection;
  private final BrokerSocket line;

  private BrokerSocketHandler(KioskConnection connection, BrokerSocket line) {
    this.connection = connection;
    this.line = line;
  }

  /** Makes a socket the kiosk's connection. */
  static ChannelInitializer<Channel> initializer(KioskConnection connection) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        var decoder = new MqttDecoder(MAX_PACKET);
        ChannelPipeline pipeline = channel.pipeline().addLast(decoder, MqttEncoder.INSTANCE);
        BrokerSocket line = connection.lineOver(pipeline.context(decoder));
        pipeline.addLast(new BrokerSocketHandler(connection, line));
      }
    };
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    connection.onConnected(line);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    connection.onClosed(line);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
    if (message.decoderResult().isFailure()) {
      connection.onFailure(line, RunFault.UNREADABLE, message.decoderResult().cause());
    } else {
      connection.onMessage(line, message);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    connection.onFailure(line, RunFault.SOCKET, cause);
  }
}
