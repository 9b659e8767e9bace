package fr.teleguichet.swarm.update;

import fr.teleguichet.swarm.run.StopSignal;
import fr.teleguichet.swarm.time.RunClock;
import fr.teleguichet.swarm.wire.SocketTransport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/** Connects all kiosks, waits out the time, and hangs up. */
final class DeviceLoadRun {
  private static final Duration MAX_CONNECT = Duration.ofMinutes(2);
  private static final Duration MAX_END = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofMillis(100);
  private static final int MAX_CONNECTING = 64;

  private final DevicePlan plan;
  private final DeviceFigures figures;
  private final RunClock time;
  private final StopSignal stop;

  DeviceLoadRun(DevicePlan plan, DeviceFigures figures, RunClock time, StopSignal stop) {
    this.plan = plan;
    this.figures = figures;
    this.time = time;
    this.stop = stop;
  }

  /**
   * Runs.
   *
   * @param line the connection of a kiosk
   * @param begin what happens as counting begins
   * @return how long it counted
   */
  Duration run(Function<String, DeviceConnection> line, Runnable begin)
      throws IOException, InterruptedException {
    SocketTransport transport = SocketTransport.best();
    try (MultiThreadIoEventLoopGroup loops = transport.loops(plan.loops())) {
      connect(loops, transport, line);
      rest(plan.warmUp());
      begin.run();
      figures.count(true);
      long from = time.nanos();
      rest(plan.time());
      figures.count(false);
      Duration counted = Duration.ofNanos(time.nanos() - from);
      figures.end();
      time.rest(MAX_END.dividedBy(5));
      var _ = loops.shutdownGracefully();
      return counted;
    }
  }

  private void connect(
      MultiThreadIoEventLoopGroup loops,
      SocketTransport transport,
      Function<String, DeviceConnection> line)
      throws IOException, InterruptedException {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loops)
            .channel(transport.socket())
            .option(ChannelOption.TCP_NODELAY, true);
    long until = time.nanos() + MAX_CONNECT.toNanos();
    int begun = 0;
    for (String kiosk : plan.kiosks()) {
      SslContext own = plan.tls(kiosk);
      var _ =
          bootstrap
              .clone()
              .handler(
                  new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                      var _ =
                          channel
                              .pipeline()
                              .addLast(
                                  own.newHandler(
                                      channel.alloc(), plan.host(), plan.address().getPort()))
                              .addLast(line.apply(kiosk));
                    }
                  })
              .connect(plan.address());
      begun++;
      while (begun - figures.connections() > MAX_CONNECTING && time.nanos() < until) {
        time.rest(STEP.dividedBy(10));
      }
    }
    while (figures.connections() < plan.kiosks().size() && time.nanos() < until) {
      time.rest(STEP);
    }
    if (figures.connections() == 0) {
      throw new IOException("nobody answers at " + plan.address() + ": " + figures.kinds());
    }
  }

  private void rest(Duration length) throws InterruptedException {
    long until = time.nanos() + length.toNanos();
    while (time.nanos() < until && !stop.isGiven()) {
      time.rest(STEP);
    }
  }
}
