package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.platform.process.PortTakenException;
import fr.teleguichet.fleet.platform.process.TcpPortProbe;
import fr.teleguichet.fleet.update.UpdateSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanRegistration;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.TaskExecutors;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Micronaut's context with the server of pages and programming interfaces. */
final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /** Rounds ask the database a few things; only one that reads files may take longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final HttpSettings http;
  private final DeviceServerConfiguration devices;
  private final PreContextBeans beans;

  private WebServer(
      ApplicationContext context,
      HttpSettings http,
      DeviceServerConfiguration devices,
      PreContextBeans beans) {
    this.context = context;
    this.beans = beans;
    this.server = context.getBean(EmbeddedServer.class);
    this.http = http;
    this.devices = devices;
  }

  /** Says so before anything slow is started. */
  static void refuseTakenPort(HttpSettings http) {
    if (http.port() > 0 && !TcpPortProbe.isFree(http.host(), http.port())) {
      throw new PortTakenException("the pages", http.host(), http.port(), HttpSettings.PORT.key());
    }
  }

  static WebServer serve(
      HttpSettings http,
      GeneralSettings program,
      DeviceServerConfiguration devices,
      UpdateSettings updates,
      PreContextBeans beans) {
    ApplicationContext context = context(properties(http, program, devices, updates), beans);
    try {
      WebServer pages = new WebServer(context, http, devices, beans);
      EmbeddedServer _ = pages.server.start();
      return pages;
    } catch (RuntimeException failure) {
      close(context);
      beans.close();
      throw failure;
    }
  }

  private static ApplicationContext context(Map<String, Object> properties, PreContextBeans beans) {
    return ApplicationContext.builder()
        .mainClass(FleetManagerMain.class)
        .deduceEnvironment(false)
        .banner(false)
        .properties(properties)
        .beanDefinitions(beans.definitions())
        .start();
  }

  private static Map<String, Object> properties(
      HttpSettings http,
      GeneralSettings program,
      DeviceServerConfiguration devices,
      UpdateSettings updates) {
    Map<String, Object> properties = new HashMap<>(devices.properties());
    // What is not streamed to the disk is limited by max-request-buffer-size.
    properties.put("micronaut.server.max-request-size", updates.largest());
    properties.put("micronaut.server.host", http.host());
    properties.put("micronaut.server.netty.listeners.pages.host", http.host());
    properties.put(
        "micronaut.server.netty.listeners.pages.port", http.port() == 0 ? -1 : http.port());
    properties.put("fleet.host-id", program.hostId());
    return properties;
  }

  /** The server knows ports and not which listener has which; the devices' is known. */
  URI uri() {
    int port =
        server instanceof NettyEmbeddedServer netty
            ? netty.getBoundPorts().stream()
                .filter(bound -> bound != devices.port())
                .findFirst()
                .orElseThrow()
            : server.getPort();
    String host = http.host().contains(":") ? "[" + http.host() + "]" : http.host();
    return URI.create((http.keyFiles().isPresent() ? "https" : "http") + "://" + host + ":" + port);
  }

  /** A part of the program. */
  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Ends the rounds, stops serving, then lets every part of the program finish. */
  @Override
  public void close() {
    if (context.isRunning()) {
      close(context);
      beans.close();
    }
  }

  private static void close(ApplicationContext context) {
    // Micronaut has its common pool note which rounds there are; to end them in its midst is an
    // error for each.
    boolean _ =
        ForkJoinPool.commonPool().awaitQuiescence(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    context
        .findBean(ExecutorService.class, Qualifiers.byName(TaskExecutors.SCHEDULED))
        .ifPresent(WebServer::endRounds);
    endMeters(context);
    context.close();
  }

  /**
   * None begins any more, and those under way are waited for. Micronaut itself waits for none: it
   * takes the parts away under a round that makes its own part, as the first ones do.
   */
  private static void endRounds(ExecutorService rounds) {
    rounds.shutdown();
    try {
      if (!rounds.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.atInfo()
            .addKeyValue("seconds", PATIENCE.toSeconds())
            .log("A round is left unfinished.");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // whoever interrupts does not want to wait
    }
  }

  /** Micronaut ends none: what listens to the JVM or to the log would hold the whole context. */
  private static void endMeters(ApplicationContext context) {
    for (BeanRegistration<MeterBinder> meter :
        context.getActiveBeanRegistrations(MeterBinder.class)) {
      if (meter.bean() instanceof AutoCloseable listener) {
        try {
          listener.close();
        } catch (Exception failure) {
          LOG.atWarn().setCause(failure).log("A meter could not be ended in order.");
        }
      }
    }
    // A meter of the log stays known to the log, and with it every meter and what that measures.
    context.findBean(MeterRegistry.class).ifPresent(MeterRegistry::clear);
  }
}
