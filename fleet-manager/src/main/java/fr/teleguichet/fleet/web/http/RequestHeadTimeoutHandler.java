package fr.teleguichet.fleet.web.http;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hangs up on a client that has begun a request, or a connection, and does not send the whole head:
 * hundreds of those would keep everybody else out. It stands before the HTTP codec and sees bytes;
 * what it adds behind the codec sees what they were. Both belong to the connection's event loop.
 */
final class RequestHeadTimeoutHandler extends ChannelInboundHandlerAdapter {
  /** For 8 KiB; a bad mobile line needs two seconds. */
  static final Duration MAX_DURATION = Duration.ofSeconds(20);

  private boolean reachesCodec;
  private boolean reads = true;
  private @Nullable ScheduledFuture<?> end;

  /** A connection on which nothing comes is one without a head as well. */
  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    start(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (!reachesCodec) {
      // Only now the pipeline is complete, and nothing comes between the codec and this.
      reachesCodec = true;
      var _ =
          context
              .pipeline()
              .addAfter(
                  ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "fleet-head-end", new End());
    }
    if (reads) {
      start(context);
    }
    super.channelRead(context, message);
  }

  private void start(ChannelHandlerContext context) {
    if (end == null) {
      end =
          context
              .executor()
              .schedule(() -> hangUp(context), MAX_DURATION.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static void hangUp(ChannelHandlerContext context) {
    var _ = context.close();
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

  /** Sees where a head and where a request ends. */
  private final class End extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      if (message instanceof HttpRequest) {
        reads = false;
        stop();
      }
      if (message instanceof LastHttpContent) {
        reads = true;
      }
      super.channelRead(context, message);
    }
  }
}
