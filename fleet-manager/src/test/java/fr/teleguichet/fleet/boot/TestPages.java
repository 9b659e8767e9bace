package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.mqtt.link.LinkHealth;
import fr.teleguichet.fleet.mqtt.link.RecordedLink;
import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.pki.authority.CommonAuthorityKeys;
import fr.teleguichet.fleet.pki.device.RecordedAudit;
import fr.teleguichet.fleet.pki.est.ScriptedDesk;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.fleet.web.api.BootstrapApiToken;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** The first paper of a program takes a minute on a machine full of builds. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A running server and what stands behind it. */
  public static final class Running implements AutoCloseable {
    private final Database database;
    private final TestSystems systems;
    private final ShutdownSequence stops = new ShutdownSequence();
    private final WebServer pages;
    private final String session;
    private final HttpClient http = HttpClient.newHttpClient();

    Running(Database database, Map<String, String> more) throws IOException, InterruptedException {
      this.database = database;
      Path parent = Files.createDirectories(Path.of("target", "it"));
      Path folder = Files.createTempDirectory(parent, "pages-");
      CommonAuthorityKeys.copyInto(folder.resolve("authority"));
      Map<String, String> values = new HashMap<>(more);
      // Files of most tests are a few letters; those of releases take it back.
      values.putIfAbsent("fleet.update.unsigned", "true");
      values.putIfAbsent("fleet.disk-reserve", "1M");
      values.put("fleet.data", folder.toString());
      values.put("fleet.http.port", "0");
      values.put("fleet.device.port", "0");
      values.put("fleet.broker.url", "tcp://127.0.0.1:1");
      Settings settings = Settings.of(values);
      this.systems = new TestSystems(database, settings);
      CompositionRoot program = new CompositionRoot(settings, systems, stops);
      try {
        this.pages = program.start();
      } catch (IOException | InterruptedException | RuntimeException failure) {
        stops.stopAll();
        throw failure;
      }
      systems.audit().passOn(context().getBeansOfType(AuditLog.class));
      this.session = TestPeople.coordinator(context());
    }

    /** The database. */
    public Database database() {
      return database;
    }

    /** The ingest, to be fed. */
    public TelemetryIngest telemetry() {
      return pages.part(TelemetryIngest.class);
    }

    /** What the ingest told kiosks. */
    public List<RecordedLink.SentCommand> commands() {
      return systems.link().commands();
    }

    /** The link to the broker, to be taken away. */
    public LinkHealth link() {
      return systems.link().health();
    }

    /** The certificate authority. */
    public CertificateAuthority authority() {
      return pages.part(CertificateAuthority.class);
    }

    /** Where the authority keeps its keys. */
    public Path authorityFolder() {
      return pages.part(DataFolder.class).folder("authority");
    }

    /** The wishes that were sent to kiosks, in order. */
    public List<RecordedLink.SentWish> wishes() {
      return systems.link().wishes();
    }

    /** The folder of what kiosks brought. */
    public Path careFolder() {
      return pages.part(DataFolder.class).folder("care");
    }

    /** Who decides on enrolments. */
    public ScriptedDesk desk() {
      return systems.desk();
    }

    /** What was written into the audit log. */
    public RecordedAudit audit() {
      return systems.audit();
    }

    TestSystems systems() {
      return systems;
    }

    /** Another test begins: what was sent, asked and audited until now is none of its business. */
    void forgetWhatWasSaid() {
      systems.link().forget();
      systems.desk().forget();
      systems.audit().forget();
    }

    /** The address of the device listener. */
    public URI devices() {
      return pages.part(DeviceServerConfiguration.class).uri();
    }

    /** The machine's clock. */
    public Clock clock() {
      return systems.clock();
    }

    /** The server's parts. */
    public ApplicationContext context() {
      return pages.part(ApplicationContext.class);
    }

    /** A kiosk that has said nothing yet. */
    public SimulatedKiosk kiosk(String territory, String name) {
      return new SimulatedKiosk(territory, name, telemetry(), clock());
    }

    /** Makes what was written into the tables of sites known. */
    public void readSites() {
      context().getBean(SiteCache.class).refresh();
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
      return HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
    }

    /** The token of a session of a coordinator of the whole fleet. */
    public String session() {
      return session;
    }

    /** The file that holds the token that changes need. */
    public Path tokenFile() {
      return pages.part(BootstrapApiToken.class).file();
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

    /** Gets a page that has to be there: what an error's page does not hold says nothing. */
    public String page(String path) {
      return found(get(path));
    }

    /** Ends the server, as a crash would for whoever has a page open. */
    public void stopServing() {
      pages.close();
    }

    @Override
    public void close() {
      http.shutdownNow();
      stops.stopAll();
      // Micronaut's static descriptions of methods hold this log, and the others hold their server.
      systems.audit().passOn(List.of());
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

  /** What an answer holds that has to be there. */
  public static String found(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("%s: %s", answer.uri(), answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** A server with settings of its own, which the test closes. */
  public static Running start(Database database, Map<String, String> more) {
    try {
      return new Running(database, more);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("the pages do not start", e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Running running = context.getStore(HERE).remove(Running.class, Running.class);
    if (running != null) {
      running.close();
    }
  }
}
