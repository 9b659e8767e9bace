package fr.teleguichet.fleet.web.http;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;

/**
 * Hangs up on a client that has begun a request, or a connection, and does not send the whole head:
 * hundreds of those would keep everybody else out. It stands before the HTTP codec and sees bytes;
 * what it adds behind the codec sees what they were. Both belong to the connection's event loop.
 */
final class RequestHeadTimeoutHandler extends RequestTimeoutHandler {
  /** For 8 KiB; a bad mobile line needs two seconds. */
  static final Duration MAX_DURATION = Duration.ofSeconds(20);

  private boolean reachesCodec;
  private boolean reads = true;

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
    if (!isAwaiting()) {
      await(context, MAX_DURATION, () -> hangUp(context));
    }
  }

  private static void hangUp(ChannelHandlerContext context) {
    var _ = context.close();
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
