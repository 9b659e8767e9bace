package fr.teleguichet.fleet.web.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hangs up on a client whose request's body comes more slowly than over the slowest honest line:
 * one that sends a byte now and then would hold a connection for ever. What has come gives time for
 * the rest, however much was promised, so a large file may take as long as its line needs. It
 * belongs to its event loop.
 */
public final class RequestBodyTimeoutHandler extends ChannelInboundHandlerAdapter {
  private static final Duration START = Duration.ofSeconds(30);

  /** Bytes in a second: a bad mobile line. */
  private static final long SLOWEST = 4_096;

  private final Consumer<ChannelHandlerContext> late;
  private @Nullable ScheduledFuture<?> end;
  private long begun;
  private long came;

  /**
   * One that watches a connection.
   *
   * @param late is told before the connection ends
   */
  public RequestBodyTimeoutHandler(Consumer<ChannelHandlerContext> late) {
    this.late = late;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest) {
      stop();
      begun = context.executor().ticker().nanoTime();
      came = 0;
      await(context, START);
    }
    if (message instanceof HttpContent content) {
      came += content.content().readableBytes();
    }
    if (message instanceof LastHttpContent) {
      stop();
    }
    super.channelRead(context, message);
  }

  private void await(ChannelHandlerContext context, Duration left) {
    end = context.executor().schedule(() -> judge(context), left.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void judge(ChannelHandlerContext context) {
    Duration passed = Duration.ofNanos(context.executor().ticker().nanoTime() - begun);
    Duration left = START.plusMillis(came * 1_000 / SLOWEST).minus(passed);
    if (left.isPositive()) {
      await(context, left.plusMillis(1));
    } else {
      end = null;
      late.accept(context);
      var _ = context.close();
    }
  }

  private void stop() {
    ScheduledFuture<?> before = end;
    if (before != null) {
      boolean _ = before.cancel(false);
      end = null;
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    stop();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    stop();
    super.channelInactive(context);
  }
}
