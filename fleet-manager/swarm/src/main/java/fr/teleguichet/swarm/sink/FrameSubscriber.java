package fr.teleguichet.swarm.sink;

import fr.teleguichet.hardware.protocol.TopicCodec;
import fr.teleguichet.swarm.wire.MqttPackets;
import fr.teleguichet.swarm.wire.SocketTransport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A subscriber that does as little as can be done with a message: it counts it. */
public final class FrameSubscriber implements Subscriber {

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int RECEIVE_BUFFER = 64 * 1024;

  private final ReceivedCounts received = new ReceivedCounts();
  private final CompletableFuture<Void> subscribed = new CompletableFuture<>();
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
  private final EventLoopGroup loop;
  private final MqttQoS qos;
  private final String clientId;

  private FrameSubscriber(SocketTransport transport, MqttQoS qos, String clientId) {
    this.loop = transport.loops(1);
    this.qos = qos;
    this.clientId = clientId;
  }

  /** Connects and subscribes; comes back when the broker has accepted it. */
  public static FrameSubscriber to(
      InetSocketAddress target, SocketTransport transport, int qos, String clientId)
      throws SubscribeException, InterruptedException {
    var subscriber = new FrameSubscriber(transport, MqttQoS.valueOf(qos), clientId);
    try {
      subscriber.connect(target, transport);
      return subscriber;
    } catch (SubscribeException e) {
      subscriber.close();
      throw e;
    }
  }

  private void connect(InetSocketAddress target, SocketTransport transport)
      throws SubscribeException, InterruptedException {
    var connecting =
        new Bootstrap()
            .group(loop)
            .channel(transport.socket())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(1024, RECEIVE_BUFFER, RECEIVE_BUFFER))
            .handler(initializer())
            .connect(target)
            .await();
    if (!connecting.isSuccess()) {
      throw new SubscribeException(
          "no connection to " + target + ": " + connecting.cause(), connecting.cause());
    }
    try {
      subscribed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new SubscribeException(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new SubscribeException("the broker did not answer within " + PATIENCE, e);
    }
  }

  private ChannelInitializer<Channel> initializer() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        Runnable subscribe = () -> subscribe(channel);
        channel
            .pipeline()
            .addLast(
                MqttEncoder.INSTANCE,
                new FrameScanner(received, subscribe, subscribed),
                new Guard());
      }
    };
  }

  private void subscribe(Channel channel) {
    var _ =
        channel.writeAndFlush(
            MqttPackets.subscribe(1, qos, List.of(TopicCodec.EVERYTHING)), channel.voidPromise());
  }

  private void fail(String sentence) {
    if (failure.compareAndSet(null, sentence)) {
      var _ = subscribed.completeExceptionally(new SubscribeException(sentence));
    }
  }

  /** Greets, keeps the connection alive and notes why it ended. */
  private final class Guard extends ChannelInboundHandlerAdapter {

    @Override
    public void channelActive(ChannelHandlerContext context) {
      var _ =
          context
              .channel()
              .writeAndFlush(
                  MqttPackets.connect(clientId, KEEP_ALIVE), context.channel().voidPromise());
      long period = KEEP_ALIVE.toSeconds() / 2;
      var _ =
          context
              .executor()
              .scheduleAtFixedRate(() -> ping(context.channel()), period, period, TimeUnit.SECONDS);
    }

    private void ping(Channel channel) {
      if (channel.isActive()) {
        var _ = channel.writeAndFlush(MqttPackets.ping(), channel.voidPromise());
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      fail("the broker ended the connection");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      @Nullable Throwable inner = cause.getCause();
      fail(String.valueOf((inner == null ? cause : inner).getMessage()));
      var _ = context.close();
    }
  }

  @Override
  public ReceivedCounts received() {
    return received;
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
