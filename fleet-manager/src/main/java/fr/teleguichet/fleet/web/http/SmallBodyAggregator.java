package fr.teleguichet.fleet.web.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import jakarta.inject.Singleton;

/**
 * Lets a request with a small body come to its route whole. Micronaut takes what comes in one read
 * as one, and makes a stream of everything else; a route that answers before the server has done
 * with such a stream has it closed in the midst of being read, which leaves the connection with a
 * body that nobody gives back. Large bodies stay streams.
 */
@Singleton
final class SmallBodyAggregator
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  /** The largest feedback of a kiosk, and what a person types into a form. */
  static final int MAX_COUNT = 32 * 1024;

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(ConnectionPipelineCustomizer.onRequests(SmallBodyAggregator::add));
    return event.getBean();
  }

  private static void add(Channel connection) {
    var _ =
        connection
            .pipeline()
            .addBefore(
                ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                "fleet-small-bodies",
                new Gatherer());
  }

  /**
   * One connection: makes one read of all that a small body takes. It belongs to its event loop.
   */
  static final class Gatherer extends ChannelDuplexHandler {
    private boolean gathers;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      if (message instanceof HttpRequest request) {
        gathers = isSmall(request);
      }
      if (message instanceof LastHttpContent) {
        gathers = false;
      }
      super.channelRead(context, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
      if (gathers) {
        var _ = context.read();
      } else {
        super.channelReadComplete(context);
      }
    }

    /** An earlier request's answer, which the server would keep until the end of the read. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
        throws Exception {
      super.write(context, message, promise);
      if (gathers) {
        var _ = context.flush();
      }
    }

    /** Whoever waits for our word before it sends the body would wait for ever. */
    private static boolean isSmall(HttpRequest request) {
      return request.decoderResult().isSuccess()
          && !request.headers().contains(HttpHeaderNames.EXPECT)
          && !HttpUtil.isTransferEncodingChunked(request)
          && HttpUtil.getContentLength(request, 0L) <= MAX_COUNT;
    }
  }
}
