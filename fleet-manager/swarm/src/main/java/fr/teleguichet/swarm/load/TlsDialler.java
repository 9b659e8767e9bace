package fr.teleguichet.swarm.load;

import fr.teleguichet.swarm.kiosk.ConnectionDialler;
import fr.teleguichet.swarm.kiosk.SimulatedKiosk;
import fr.teleguichet.swarm.wire.KioskIdentities;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Puts TLS with the kiosk's own certificate around each connection. Of one event loop. */
final class TlsDialler implements ConnectionDialler {

  private final ConnectionDialler wire;
  private final KioskIdentities identities;
  private final String host;
  private final int port;

  /** One context for each kiosk, so that a connection anew resumes its session. */
  private final Map<Integer, SslContext> contexts = new HashMap<>();

  /**
   * A dialler around another one.
   *
   * @param host what the broker's certificate must name
   */
  TlsDialler(ConnectionDialler wire, KioskIdentities identities, String host, int port) {
    this.wire = wire;
    this.identities = identities;
    this.host = host;
    this.port = port;
  }

  @Override
  public void dial(SimulatedKiosk kiosk, ChannelHandler initializer) {
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

  private SslContext context(SimulatedKiosk kiosk) throws IOException {
    SslContext known = contexts.get(kiosk.identity().number());
    if (known == null) {
      known = identities.of(kiosk.identity().id().value());
      contexts.put(kiosk.identity().number(), known);
    }
    return known;
  }
}
