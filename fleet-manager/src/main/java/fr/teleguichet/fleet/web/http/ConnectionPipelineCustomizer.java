package fr.teleguichet.fleet.web.http;

import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes the pipeline of each connection: Micronaut asks for a customizer of each of its own.
 *
 * @param onInitial once it is there, TLS included where the listener has some
 * @param onRequests once it reads requests
 * @param connection the connection; null for that of all
 */
public record ConnectionPipelineCustomizer(
    Consumer<Channel> onInitial, Consumer<Channel> onRequests, @Nullable Channel connection)
    implements NettyServerCustomizer {

  /** One for all connections. */
  public static ConnectionPipelineCustomizer of(
      Consumer<Channel> onInitial, Consumer<Channel> onRequests) {
    return new ConnectionPipelineCustomizer(onInitial, onRequests, null);
  }

  /** One that waits until a connection reads requests. */
  public static ConnectionPipelineCustomizer onRequests(Consumer<Channel> change) {
    return of(_ -> {}, change);
  }

  @Override
  public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    return role == ChannelRole.CONNECTION
        ? new ConnectionPipelineCustomizer(onInitial, onRequests, channel)
        : this;
  }

  @Override
  public void onInitialPipelineBuilt() {
    if (connection != null) {
      onInitial.accept(connection);
    }
  }

  @Override
  public void onStreamPipelineBuilt() {
    if (connection != null) {
      onRequests.accept(connection);
    }
  }
}
