package fr.teleguichet.fleet.web.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/**
 * Puts a {@link RequestBodyTimeoutHandler} on each connection of the pages. Those of devices have
 * one of who also writes down which were late.
 */
@Singleton
final class RequestBodyTimeoutCustomizer
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event
        .getBean()
        .register(ConnectionPipelineCustomizer.onRequests(RequestBodyTimeoutCustomizer::add));
    return event.getBean();
  }

  private static void add(Channel connection) {
    if (!DeviceListenerMatcher.carries(connection)) {
      var _ =
          connection
              .pipeline()
              .addAfter(
                  ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                  "fleet-body-timeout",
                  new RequestBodyTimeoutHandler(_ -> {}));
    }
  }
}
