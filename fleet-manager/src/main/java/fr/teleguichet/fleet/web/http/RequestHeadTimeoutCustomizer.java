package fr.teleguichet.fleet.web.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Puts a {@link RequestHeadTimeoutHandler} on each connection, of pages and of devices. */
@Singleton
final class RequestHeadTimeoutCustomizer
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
      if (channel != null) {
        var _ =
            channel
                .pipeline()
                .addBefore(
                    ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                    "fleet-head-timeout",
                    new RequestHeadTimeoutHandler());
      }
    }
  }
}
