package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.account.AccountSettings;
import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.totp.TotpKeyEncryption;
import fr.teleguichet.fleet.audit.AuditSettings;
import fr.teleguichet.fleet.interview.SurveyMonths;
import fr.teleguichet.fleet.kiosk.MapOutline;
import fr.teleguichet.fleet.mqtt.broker.MqttBroker;
import fr.teleguichet.fleet.mqtt.link.LinkHealth;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.datadir.DiskReserve;
import fr.teleguichet.fleet.platform.process.PortTakenException;
import fr.teleguichet.fleet.platform.process.Ports;
import fr.teleguichet.fleet.remotecommand.CommandResultFiles;
import fr.teleguichet.fleet.remotecommand.RemoteCommandTransport;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.ddi.DownloadSettings;
import fr.teleguichet.fleet.update.token.DeviceTokenSettings;
import fr.teleguichet.fleet.web.api.BootstrapApiToken;
import fr.teleguichet.fleet.web.http.PublicHosts;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.json.JsonMapper;
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
  private final String host;
  private final DeviceServer devices;

  private WebServer(ApplicationContext context, HttpSettings http, DeviceServer devices) {
    this.context = context;
    this.server = context.getBean(EmbeddedServer.class);
    this.host = http.host();
    this.devices = devices;
  }

  /** Says so before anything slow is started. */
  static void refuseTakenPort(HttpSettings http) {
    if (http.port() > 0 && !Ports.isFree(http.host(), http.port())) {
      throw new PortTakenException("the pages", http.host(), http.port(), HttpSettings.PORT.key());
    }
  }

  /** What the pages show and use. */
  record Parts(
      Database database,
      MqttBroker broker,
      TelemetryIngest telemetry,
      DiskReserve reserve,
      LinkHealth link,
      BootstrapApiToken token,
      MapOutline outline,
      PublicHosts doors,
      DeviceServer devices,
      AccountSettings accounts,
      AuditSettings audit,
      RetentionSettings retention,
      SecretGenerator secrets,
      TotpKeyEncryption seal,
      SurveyMonths surveyMonths,
      RemoteCommandTransport care,
      CommandResultFiles careFiles,
      UpdateSettings updates,
      DeviceTokenSettings tokens,
      DownloadSettings downloads) {}

  static WebServer serve(HttpSettings http, ProgramSettings program, Parts parts) {
    ApplicationContext context =
        ApplicationContext.builder()
            .mainClass(FleetManagerMain.class)
            .deduceEnvironment(false)
            .banner(false)
            .properties(properties(http, program, parts))
            .beanDefinitions(
                RuntimeBeanDefinition.builder(parts.database()).build(),
                RuntimeBeanDefinition.builder(parts.broker()).build(),
                RuntimeBeanDefinition.builder(parts.telemetry()).build(),
                RuntimeBeanDefinition.builder(parts.reserve()).build(),
                RuntimeBeanDefinition.builder(parts.link()).build(),
                RuntimeBeanDefinition.builder(parts.token()).build(),
                RuntimeBeanDefinition.builder(parts.outline()).build(),
                RuntimeBeanDefinition.builder(parts.doors()).build(),
                RuntimeBeanDefinition.builder(parts.accounts()).build(),
                RuntimeBeanDefinition.builder(parts.audit()).build(),
                RuntimeBeanDefinition.builder(parts.retention()).build(),
                RuntimeBeanDefinition.builder(parts.secrets()).build(),
                RuntimeBeanDefinition.builder(parts.seal()).build(),
                RuntimeBeanDefinition.builder(parts.surveyMonths()).build(),
                RuntimeBeanDefinition.builder(RemoteCommandTransport.class, parts::care)
                    .singleton(true)
                    .build(),
                RuntimeBeanDefinition.builder(parts.careFiles()).build(),
                RuntimeBeanDefinition.builder(parts.updates()).build(),
                RuntimeBeanDefinition.builder(parts.tokens()).build(),
                RuntimeBeanDefinition.builder(parts.downloads()).build())
            .beanDefinitions(parts.devices().beans().toArray(RuntimeBeanDefinition[]::new))
            .start();
    try {
      WebServer pages = new WebServer(context, http, parts.devices());
      EmbeddedServer _ = pages.server.start();
      return pages;
    } catch (RuntimeException failure) {
      close(context);
      throw failure;
    }
  }

  private static Map<String, Object> properties(
      HttpSettings http, ProgramSettings program, Parts parts) {
    Map<String, Object> properties = new HashMap<>(parts.devices().properties());
    // What is not streamed to the disk is limited by max-request-buffer-size.
    properties.put("micronaut.server.max-request-size", parts.updates().largest());
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
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  ApplicationContext context() {
    return context;
  }

  JsonMapper json() {
    return context.getBean(JsonMapper.class);
  }

  /** Ends the rounds, stops serving, then lets every part of the program finish. */
  @Override
  public void close() {
    if (context.isRunning()) {
      close(context);
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
}
