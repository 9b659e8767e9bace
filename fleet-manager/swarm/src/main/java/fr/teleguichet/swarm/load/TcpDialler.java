package fr.teleguichet.swarm.load;

import fr.teleguichet.swarm.kiosk.ConnectionDialler;
import fr.teleguichet.swarm.kiosk.SimulatedKiosk;
import fr.teleguichet.swarm.wire.LocalAddresses;
import fr.teleguichet.swarm.wire.SocketTransport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Makes TCP connections on one event loop. */
final class TcpDialler implements ConnectionDialler {

  // A report is some 370 bytes: so many may wait in a connection before the kiosk withholds more.
  private static final WriteBufferWaterMark BACKLOG = new WriteBufferWaterMark(16_384, 32_768);

  // Small, so that a broker that does not read is felt here and not hidden in the kernel.
  private static final int SEND_BUFFER = 32_768;

  private final Bootstrap bootstrap;
  private final InetSocketAddress target;
  private final LocalAddresses addresses;
  private final int first;

  /**
   * A dialler for one loop.
   *
   * @param first the number of the swarm's first kiosk, from which local addresses are counted
   */
  TcpDialler(
      EventLoop loop,
      SocketTransport transport,
      Duration patience,
      InetSocketAddress target,
      LocalAddresses addresses,
      int first) {
    this.target = target;
    this.addresses = addresses;
    this.first = first;
    this.bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(transport.socket())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_SNDBUF, SEND_BUFFER)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, BACKLOG)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) patience.toMillis());
    if (transport == SocketTransport.EPOLL) {
      // The port is chosen when the destination is known, which leaves more of them.
      var _ = bootstrap.option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
    }
  }

  @Override
  public void dial(SimulatedKiosk kiosk, ChannelHandler initializer) {
    Bootstrap own = bootstrap.clone().handler(initializer);
    ChannelFuture connecting =
        addresses
            .forConnection(kiosk.identity().number() - first)
            .map(local -> own.connect(target, local))
            .orElseGet(() -> own.connect(target));
    connecting.addListener(
        (ChannelFutureListener)
            future -> {
              if (!future.isSuccess()) {
                kiosk.onDialFailed(future.cause());
              }
            });
  }
}
