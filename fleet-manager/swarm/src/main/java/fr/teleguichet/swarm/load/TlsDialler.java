package fr.teleguichet.swarm.load;

import fr.teleguichet.swarm.kiosk.Dialler;
import fr.teleguichet.swarm.kiosk.Kiosk;
import fr.teleguichet.swarm.wire.Identities;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Puts TLS with the kiosk's own certificate around each connection. Of one event loop. */
final class TlsDialler implements Dialler {

  private final Dialler wire;
  private final Identities identities;
  private final String host;
  private final int port;

  /** One context for each kiosk, so that a connection anew resumes its session. */
  private final Map<Integer, SslContext> contexts = new HashMap<>();

  /**
   * A dialler around another one.
   *
   * @param host what the broker's certificate must name
   */
  TlsDialler(Dialler wire, Identities identities, String host, int port) {
    this.wire = wire;
    this.identities = identities;
    this.host = host;
    this.port = port;
  }

  @Override
  public void dial(Kiosk kiosk, ChannelHandler initializer) {
    SslContext own;
    try {
      own = context(kiosk);
    } catch (IOException e) {
      kiosk.onDialFailed(e);
      return;
    }
    wire.dial(
        kiosk,
        new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            var _ =
                channel
                    .pipeline()
                    .addLast(own.newHandler(channel.alloc(), host, port))
                    .addLast(initializer);
          }
        });
  }

  private SslContext context(Kiosk kiosk) throws IOException {
    SslContext known = contexts.get(kiosk.identity().number());
    if (known == null) {
      known = identities.of(kiosk.identity().id().value());
      contexts.put(kiosk.identity().number(), known);
    }
    return known;
  }
}
