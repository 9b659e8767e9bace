package fr.teleguichet.fleet.web.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Puts a {@link RequestHeadTimeoutHandler} on each connection, of pages and of devices. */
@Singleton
final class RequestHeadTimeoutCustomizer
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event
        .getBean()
        .register(ConnectionPipelineCustomizer.onRequests(RequestHeadTimeoutCustomizer::add));
    return event.getBean();
  }

  private static void add(Channel connection) {
    var _ =
        connection
            .pipeline()
            .addBefore(
                ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                "fleet-head-timeout",
                new RequestHeadTimeoutHandler());
  }
}
