package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.account.AccountSettings;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.totp.TotpKeyEncryption;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.audit.AuditSettings;
import fr.teleguichet.fleet.interview.InterviewRecordSink;
import fr.teleguichet.fleet.interview.SurveyMonths;
import fr.teleguichet.fleet.kiosk.MapOutline;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.kiosk.UpdateRecordSink;
import fr.teleguichet.fleet.mqtt.broker.BrokerSettings;
import fr.teleguichet.fleet.mqtt.broker.MqttBroker;
import fr.teleguichet.fleet.mqtt.link.LinkHealth;
import fr.teleguichet.fleet.pki.authority.Authority;
import fr.teleguichet.fleet.pki.device.DeviceSettings;
import fr.teleguichet.fleet.pki.device.RecordedAudit;
import fr.teleguichet.fleet.pki.est.EnrolmentAuthoriser;
import fr.teleguichet.fleet.pki.est.ScriptedDesk;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.datadir.DiskReserve;
import fr.teleguichet.fleet.platform.process.Ports;
import fr.teleguichet.fleet.platform.process.Supervisor;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.fleet.remotecommand.CommandResultFiles;
import fr.teleguichet.fleet.remotecommand.RemoteCommandRecordSink;
import fr.teleguichet.fleet.remotecommand.RemoteCommandSettings;
import fr.teleguichet.fleet.site.SiteDirectory;
import fr.teleguichet.fleet.sparkplug.IngestSettings;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.telemetry.TelemetryHousekeeping;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.ddi.DownloadSettings;
import fr.teleguichet.fleet.update.token.DeviceTokenSettings;
import fr.teleguichet.fleet.web.api.BootstrapApiToken;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.identity.CertificateName;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.annotation.Primary;
import io.micronaut.inject.annotation.MutableAnnotationMetadata;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the real server over the real database, with an ingest that the test feeds in bytes.
 * Each test has a server of its own, since what the ingest knows can't be forgotten.
 */
public final class TestPages implements ParameterResolver, AfterEachCallback {

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(TestPages.class);

  /** What was sent to a kiosk. */
  public record SentWish(NodeAddress node, FleetCommand.Care wish) {}

  /** What the ingest told a kiosk. */
  public record SentCommand(NodeAddress node, FleetCommand command) {}

  /** A running server and what stands behind it. */
  public static final class Running implements AutoCloseable {
    private final Database database;
    private final Clock clock = new ClockFactory().machine();
    private final LinkHealth link = new LinkHealth(clock.instant());
    private final DataFolder folder;
    private final TelemetryIngest telemetry;
    private final BootstrapApiToken token;
    private final Authority authority;
    private final DeviceServer devices;
    private final RecordedAudit audit = new RecordedAudit();
    private final ScriptedDesk desk = new ScriptedDesk();
    private final WebServer pages;
    private final List<SentWish> wishes = new CopyOnWriteArrayList<>();
    private final List<SentCommand> commands = new CopyOnWriteArrayList<>();
    private final Random random = new Random(8);
    private final String session;
    private final HttpClient http = HttpClient.newHttpClient();

    Running(Database database, Map<String, String> more) throws IOException, SQLException {
      this.database = database;
      Path parent = Files.createDirectories(Path.of("target", "it"));
      this.folder = DataFolder.open(Files.createTempDirectory(parent, "pages-"));
      try (TelemetryHousekeeping housekeeping =
          new TelemetryHousekeeping(
              database.dataSource(), RetentionSettings.from(Settings.of(Map.of())), clock)) {
        housekeeping.start();
      }
      Map<String, String> values = new HashMap<>(more);
      // Files of most tests are a few letters; those of releases take it back.
      values.putIfAbsent("fleet.update.unsigned", "true");
      values.putIfAbsent("fleet.disk-reserve", "1M");
      values.put("fleet.http.port", "0");
      values.put("fleet.device.port", "0");
      values.put("fleet.broker.url", "tcp://127.0.0.1:1");
      Settings settings = Settings.of(values);
      DiskReserve reserve = DiskReserve.of(folder, ProgramSettings.from(settings).reserve(), clock);
      SurveyMonths surveyMonths = SurveyMonths.open(folder, random, clock);
      this.telemetry =
          new TelemetryIngest(
              database.dataSource(),
              IngestSettings.STANDARD,
              List.of(
                  new InterviewRecordSink(surveyMonths, new Random(7)),
                  new RemoteCommandRecordSink(clock),
                  new UpdateRecordSink()),
              (node, command) -> commands.add(new SentCommand(node, command)),
              reserve::isShort,
              clock,
              new Random(7));
      telemetry.start();
      link.connected(clock.instant());
      this.token = BootstrapApiToken.open(folder, new Random(7));
      DeviceSettings deviceSettings = DeviceSettings.from(settings);
      this.authority =
          Authority.open(
              folder,
              database.jdbi(),
              deviceSettings.serverNames(""),
              new CertificateName.Host("teleguichet"),
              clock,
              new SecureRandom());
      this.devices =
          new DeviceServer(
              deviceSettings.host(),
              Ports.anyFree(deviceSettings.host()),
              "localhost",
              authority,
              List.of(
                  substitute(AuditLog.class, audit), substitute(EnrolmentAuthoriser.class, desk)));
      HttpSettings httpSettings = HttpSettings.from(settings);
      this.pages =
          WebServer.serve(
              httpSettings,
              ProgramSettings.from(settings),
              new WebServer.Parts(
                  database,
                  MqttBroker.open(
                      BrokerSettings.from(settings), folder, new Supervisor(clock, new Random(7))),
                  telemetry,
                  reserve,
                  link,
                  token,
                  MapOutline.from(settings),
                  httpSettings.doors(),
                  devices,
                  AccountSettings.from(settings),
                  AuditSettings.from(settings),
                  RetentionSettings.from(settings),
                  new SecretGenerator(random),
                  TotpKeyEncryption.open(folder, random),
                  surveyMonths,
                  (node, wish) -> wishes.add(new SentWish(node, wish)),
                  CommandResultFiles.in(folder, RemoteCommandSettings.from(settings)),
                  UpdateSettings.from(settings, folder),
                  DeviceTokenSettings.from(settings),
                  DownloadSettings.from(settings)));
      audit.passOn(pages.context().getBeansOfType(AuditLog.class));
      this.session = TestPeople.coordinator(pages.context());
    }

    /** A bean that is taken before the program's own. */
    private static <T> RuntimeBeanDefinition<T> substitute(Class<T> type, T bean) {
      MutableAnnotationMetadata primary = new MutableAnnotationMetadata();
      primary.addDeclaredAnnotation(Primary.class.getName(), Map.of());
      return RuntimeBeanDefinition.builder(type, () -> bean)
          .annotationMetadata(primary)
          .singleton(true)
          .build();
    }

    /** The database. */
    public Database database() {
      return database;
    }

    /** The ingest, to be fed. */
    public TelemetryIngest telemetry() {
      return telemetry;
    }

    /** What the ingest told kiosks. */
    public List<SentCommand> commands() {
      return List.copyOf(commands);
    }

    /** The link to the broker, to be taken away. */
    public LinkHealth link() {
      return link;
    }

    /** The certificate authority. */
    public Authority authority() {
      return authority;
    }

    /** Where the authority keeps its keys. */
    public Path authorityFolder() {
      return folder.folder("authority");
    }

    /** The wishes that were sent to kiosks, in order. */
    public List<SentWish> wishes() {
      return List.copyOf(wishes);
    }

    /** The folder of what kiosks brought. */
    public Path careFolder() {
      return folder.folder("care");
    }

    /** Who decides on enrolments. */
    public ScriptedDesk desk() {
      return desk;
    }

    /** What was written into the audit log. */
    public RecordedAudit audit() {
      return audit;
    }

    /** The address of the device listener. */
    public URI devices() {
      return devices.uri();
    }

    /** The machine's clock. */
    public Clock clock() {
      return clock;
    }

    /** The server's parts. */
    public ApplicationContext context() {
      return pages.context();
    }

    /** A kiosk that has said nothing yet. */
    public SimulatedKiosk kiosk(String territory, String name) {
      return new SimulatedKiosk(territory, name, telemetry, clock);
    }

    /** Makes what was written into the tables of sites known. */
    public void readSites() {
      context().getBean(SiteDirectory.class).refresh();
    }

    /** The address of a path. */
    public URI uri(String path) {
      return URI.create(pages.uri() + path);
    }

    /** A request of a path, to be completed; a coordinator of the whole fleet is signed in. */
    public HttpRequest.Builder request(String path) {
      return strangersRequest(path).header("Cookie", "teleguichet=" + session);
    }

    /** A request of a path by somebody unknown, to be completed. */
    public HttpRequest.Builder strangersRequest(String path) {
      return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    }

    /** The token of a session of a coordinator of the whole fleet. */
    public String session() {
      return session;
    }

    /** The file that holds the token that changes need. */
    public Path tokenFile() {
      return token.file();
    }

    /** Asks and waits for the answer. */
    public HttpResponse<String> send(HttpRequest request) {
      try {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
      } catch (IOException e) {
        throw new IllegalStateException(request.toString(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(request.toString(), e);
      }
    }

    /** Gets a page. */
    public HttpResponse<String> get(String path) {
      return send(request(path).build());
    }

    /** Ends the server, as a crash would for whoever has a page open. */
    public void stopServing() {
      pages.close();
    }

    @Override
    public void close() throws IOException {
      http.shutdownNow();
      pages.close();
      authority.close();
      telemetry.close();
      folder.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(HERE)
        .getOrComputeIfAbsent(
            Running.class, _ -> start(TestDatabase.database(context)), Running.class);
  }

  private static Running start(Database database) {
    return start(database, Map.of());
  }

  /** A server with settings of its own, which the test closes. */
  public static Running start(Database database, Map<String, String> more) {
    try {
      return new Running(database, more);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("the pages do not start", e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    Running running = context.getStore(HERE).remove(Running.class, Running.class);
    if (running != null) {
      running.close();
    }
  }
}
