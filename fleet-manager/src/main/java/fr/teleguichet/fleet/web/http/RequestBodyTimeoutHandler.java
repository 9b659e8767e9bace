package fr.teleguichet.fleet.web.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Hangs up on a client whose request's body comes more slowly than over the slowest honest line:
 * one that sends a byte now and then would hold a connection for ever. What has come gives time for
 * the rest, however much was promised, so a large file may take as long as its line needs. It
 * belongs to its event loop.
 */
public final class RequestBodyTimeoutHandler extends RequestTimeoutHandler {
  private static final Duration START = Duration.ofSeconds(30);

  /** Bytes in a second: a bad mobile line. */
  private static final long SLOWEST = 4_096;

  private final Consumer<ChannelHandlerContext> late;
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
      await(context, START, () -> judge(context));
    }
    if (message instanceof HttpContent content) {
      came += content.content().readableBytes();
    }
    if (message instanceof LastHttpContent) {
      stop();
    }
    super.channelRead(context, message);
  }

  private void judge(ChannelHandlerContext context) {
    Duration passed = Duration.ofNanos(context.executor().ticker().nanoTime() - begun);
    Duration left = START.plusMillis(came * 1_000 / SLOWEST).minus(passed);
    if (left.isPositive()) {
      await(context, left.plusMillis(1), () -> judge(context));
    } else {
      stop();
      late.accept(context);
      var _ = context.close();
    }
  }
}
