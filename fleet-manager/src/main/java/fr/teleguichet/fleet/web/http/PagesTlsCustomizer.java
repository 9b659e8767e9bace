package fr.teleguichet.fleet.web.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.scheduling.annotation.Scheduled;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import jakarta.inject.Singleton;

/**
 * Puts TLS in front of the pages: on each connection that has none yet. Micronaut has one TLS for
 * all its listeners, and that is the devices'.
 */
@Singleton
@Requires(beans = PagesTls.class)
final class PagesTlsCustomizer implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  /** What the handler is called in the pipeline of a connection. */
  static final String HANDLER = "fleet-pages-tls";

  private final PagesTls tls;

  PagesTlsCustomizer(PagesTls tls) {
    this.tls = tls;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(ConnectionPipelineCustomizer.of(this::add, _ -> {}));
    return event.getBean();
  }

  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  void refresh() {
    tls.refresh();
  }

  private void add(Channel connection) {
    if (connection.pipeline().get(SslHandler.class) == null) {
      var _ = connection.pipeline().addFirst(HANDLER, tls.handler(connection.alloc()));
    }
  }
}
