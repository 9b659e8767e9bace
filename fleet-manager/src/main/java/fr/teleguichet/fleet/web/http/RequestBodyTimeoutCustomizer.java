package fr.teleguichet.fleet.web.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

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
    event.getBean().register(new OnConnection(null));
    return event.getBean();
  }

  private record OnConnection(@Nullable Channel channel) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new OnConnection(channel) : this;
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel != null && !DeviceListener.carries(channel)) {
        var _ =
            channel
                .pipeline()
                .addAfter(
                    ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                    "fleet-body-timeout",
                    new RequestBodyTimeoutHandler(_ -> {}));
      }
    }
  }
}
