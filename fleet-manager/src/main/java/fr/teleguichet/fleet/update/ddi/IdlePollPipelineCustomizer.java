package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.web.http.ConnectionPipelineCustomizer;
import fr.teleguichet.fleet.web.http.DeviceListenerMatcher;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Puts {@link IdlePollResponder} before the usual way of requests on the listener for devices. */
@Singleton
final class IdlePollPipelineCustomizer
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final Provider<IdlePollResponder> polls;

  IdlePollPipelineCustomizer(Provider<IdlePollResponder> polls) {
    this.polls = polls;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(ConnectionPipelineCustomizer.onRequests(this::add));
    return event.getBean();
  }

  /** Adds the lane to each connection of a device; pages may have TLS as well. */
  private void add(Channel connection) {
    if (DeviceListenerMatcher.carries(connection)) {
      SslHandler tls = connection.pipeline().get(SslHandler.class);
      var _ =
          connection
              .pipeline()
              .addAfter(
                  ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                  "fleet-idle-polls",
                  new Lane(polls.get(), tls));
    }
  }

  /**
   * One connection. It belongs to its event loop.
   *
   * <p>While a request that went the usual way has no answer yet, the next ones go that way too:
   * answers keep the order of requests (RFC 9112, 9.3.2).
   */
  static final class Lane extends ChannelDuplexHandler {
    private final IdlePollResponder polls;
    private final SslHandler tls;
    private int open;
    private boolean swallows;
    private boolean informs;

    Lane(IdlePollResponder polls, SslHandler tls) {
      this.polls = polls;
      this.tls = tls;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      if (message instanceof HttpRequest request) {
        IdlePollResponder.Answer answer =
            open == 0 ? polls.answer(request, tls.engine().getSession()).orElse(null) : null;
        swallows = answer != null;
        if (answer == null) {
          open++;
        } else {
          var _ = context.write(response(request, answer));
        }
      }
      if (!swallows) {
        super.channelRead(context, message);
        return;
      }
      swallows = !(message instanceof LastHttpContent);
      boolean _ = ReferenceCountUtil.release(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
      var _ = context.flush();
      super.channelReadComplete(context);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
        throws Exception {
      if (message instanceof HttpResponse response) {
        informs = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      }
      if (message instanceof LastHttpContent && !informs && open > 0) {
        open--;
      }
      super.write(context, message, promise);
    }

    private static HttpResponse response(HttpRequest request, IdlePollResponder.Answer answer) {
      ETaggedBody content = answer.content();
      boolean known = content.isKnown(request.headers().get(HttpHeaderNames.IF_NONE_MATCH));
      ByteBuf body = known ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(content.bytes());
      DefaultFullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1,
              known ? HttpResponseStatus.NOT_MODIFIED : HttpResponseStatus.OK,
              body);
      HttpHeaders headers =
          response
              .headers()
              .set(HttpHeaderNames.DATE, answer.date())
              .set(HttpHeaderNames.ETAG, content.tag())
              .set(HttpHeaderNames.CACHE_CONTROL, DdiBodyCodec.NOT_KEPT)
              .set(HttpHeaderNames.X_FRAME_OPTIONS, DdiBodyCodec.DENY)
              .set("X-Content-Type-Options", "nosniff")
              .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
      if (!known) {
        var _ =
            headers
                .set(HttpHeaderNames.CONTENT_TYPE, answer.type())
                .setInt(HttpHeaderNames.CONTENT_LENGTH, content.bytes().length);
      }
      return response;
    }
  }
}
