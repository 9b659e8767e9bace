package fr.teleguichet.fleet.pki.device;

import fr.teleguichet.fleet.pki.device.FleetClientCertificateValidator.StrangersCertificateException;
import fr.teleguichet.fleet.web.http.ConnectionPipelineCustomizer;
import fr.teleguichet.fleet.web.http.DeviceListenerMatcher;
import fr.teleguichet.fleet.web.http.RequestBodyTimeoutHandler;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches the device listener's connections: notices handshakes that ended because of the client's
 * certificate, and from where they came; and requests that never end.
 */
@Singleton
@Requires(beans = DeviceRefusalAudit.class)
final class DeviceConnectionMonitor
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final DeviceRefusalAudit refusals;

  DeviceConnectionMonitor(DeviceRefusalAudit refusals) {
    this.refusals = refusals;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(ConnectionPipelineCustomizer.of(this::watch, this::limit));
    return event.getBean();
  }

  private void watch(Channel connection) {
    if (DeviceListenerMatcher.carries(connection)) {
      var _ = connection.pipeline().addLast("fleet-handshake-watch", new Watch(refusals));
    }
  }

  private void limit(Channel connection) {
    if (DeviceListenerMatcher.carries(connection)) {
      var _ =
          connection
              .pipeline()
              .addAfter(
                  ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                  "fleet-capital-headers",
                  new HeaderCapitalizer())
              .addAfter(
                  ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                  "fleet-body-deadline",
                  new RequestBodyTimeoutHandler(context -> refusals.tell(slow(context))));
    }
  }

  private static DeviceRefusalAudit.Refusal slow(ChannelHandlerContext context) {
    return new DeviceRefusalAudit.Refusal(
        address(context), "slow-body", "-", "It sent a request slower than any line is.");
  }

  private static String address(ChannelHandlerContext context) {
    return context.channel().remoteAddress() instanceof InetSocketAddress remote
        ? remote.getAddress().getHostAddress()
        : "-";
  }

  /** Reads the end of one handshake. */
  private static final class Watch extends ChannelInboundHandlerAdapter {
    private final DeviceRefusalAudit refusals;

    Watch(DeviceRefusalAudit refusals) {
      this.refusals = refusals;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
      if (event instanceof SslHandshakeCompletionEvent end && !end.isSuccess()) {
        stranger(end.cause()).ifPresent(reason -> refusals.tell(refusal(context, reason)));
      }
      super.userEventTriggered(context, event);
    }

    private static Optional<StrangersCertificateException> stranger(@Nullable Throwable cause) {
      Throwable each = cause;
      for (int depth = 0; each != null && depth < 10; depth++) {
        if (each instanceof StrangersCertificateException found) {
          return Optional.of(found);
        }
        each = each.getCause();
      }
      return Optional.empty();
    }

    private static DeviceRefusalAudit.Refusal refusal(
        ChannelHandlerContext context, StrangersCertificateException reason) {
      return new DeviceRefusalAudit.Refusal(
          address(context), reason.flaw().code(), "-", String.valueOf(reason.getMessage()));
    }
  }
}
