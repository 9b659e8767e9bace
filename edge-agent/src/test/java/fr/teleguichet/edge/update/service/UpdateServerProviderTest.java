package fr.teleguichet.edge.update.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fr.teleguichet.edge.configuration.UpdateSettings;
import fr.teleguichet.edge.identity.HeldCertificate;
import fr.teleguichet.edge.identity.IdentityFolder;
import fr.teleguichet.edge.update.ddi.DdiException;
import fr.teleguichet.edge.update.ddi.UpdateServerClient;
import fr.teleguichet.est.FileKeyVault;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.CertificatePemCodec;
import fr.teleguichet.hardware.identity.KioskId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With which certificate the server of updates is asked, and on which connection. */
final class UpdateServerProviderTest {

  private static final KioskId KIOSK =
      new KioskId(new Territory("lot"), new KioskName("figeac-01"));
  private static final TestAuthority FLEET = TestAuthority.make("Lot");
  private static final TestAuthority.Pair OWN = FLEET.server("127.0.0.1", TestAuthority.recent());

  @TempDir private Path data = Path.of("");

  /** Who asked, by which of its ports. */
  private record Question(Certificate certificate, int port) {}

  private final List<Question> questions = new CopyOnWriteArrayList<>();
  private HttpsServer server = started(0);
  private IdentityFolder folder = new IdentityFolder(data, new SecureRandom());
  private Optional<HeldCertificate> held = Optional.empty();
  private UpdateServerProvider servers = provider();

  UpdateServerProviderTest() throws IOException {}

  @BeforeEach
  void enrol() throws Exception {
    Path _ = Files.createDirectories(data.resolve("identity"));
    folder = new IdentityFolder(data, new SecureRandom());
    KeyPair key = new FileKeyVault(data.resolve("identity/key.pem"), new SecureRandom()).make();
    Path _ =
        Files.writeString(folder.authorities(), CertificatePemCodec.encode(List.of(FLEET.root())));
    renew(key);
    servers = provider();
  }

  @AfterEach
  void close() {
    servers.close();
    server.stop(0);
  }

  @Test
  void withTheSameCertificateTheConnectionIsKept() throws Exception {
    UpdateServerClient first = ask();
    assertThat(ask()).isSameAs(first);

    assertThat(questions).hasSize(2).containsOnly(new Question(own(), questions.getFirst().port));
  }

  /**
   * Neither a connection nor a session that the former certificate opened counts for the new one.
   */
  @Test
  void theNewCertificateIsShownFromTheNextQuestionOn() throws Exception {
    UpdateServerClient before = ask();
    Certificate former = own();
    renew(folder.key().orElseThrow());
    UpdateServerClient after = ask();

    assertThat(after).isNotSameAs(before);
    assertThat(questions)
        .extracting(Question::certificate)
        .containsExactly(former, own())
        .doesNotHaveDuplicates();
    assertThat(questions).extracting(Question::port).doesNotHaveDuplicates();
    assertThatThrownBy(before::poll).as("it is closed").isInstanceOf(DdiException.class);
  }

  @Test
  void aServerThatStartedAnewAndKnowsNoSessionIsAskedAsIfNothingHadBeen() throws Exception {
    UpdateServerClient client = ask();
    int port = server.getAddress().getPort();
    server.stop(0);
    server = started(port);

    assertThat(ask()).isSameAs(client);
    assertThat(questions).extracting(Question::certificate).containsExactly(own(), own());
  }

  @Test
  void whoIsNobodyHasNoServer() {
    held = Optional.empty();

    assertThat(servers.get()).isEmpty();
  }

  private UpdateServerClient ask() throws Exception {
    UpdateServerClient client = servers.get().orElseThrow();
    assertThat(client.poll().offer()).isEmpty();
    return client;
  }

  private Certificate own() {
    return held.orElseThrow().certificate();
  }

  private void renew(KeyPair key) throws IOException {
    List<X509Certificate> chain = List.of(FLEET.unit(key.getPublic(), KIOSK), FLEET.issuing());
    Path _ = Files.writeString(folder.certificate(), CertificatePemCodec.encode(chain));
    URI manager = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    held =
        Optional.of(
            new HeldCertificate(
                KIOSK, chain, List.of(FLEET.root()), manager, /* isWebPki= */ false));
  }

  private UpdateServerProvider provider() {
    return new UpdateServerProvider(
        () -> held,
        Optional::empty,
        folder,
        OutboundRoute.direct(),
        new UpdateSettings.Fleet(),
        _ -> {});
  }

  private HttpsServer started(int port) throws IOException {
    HttpsServer fresh =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    fresh.setHttpsConfigurator(new MutualTls());
    fresh.createContext(
        "/",
        exchange -> {
          try (exchange) {
            Certificate peer = ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0];
            boolean _ = questions.add(new Question(peer, exchange.getRemoteAddress().getPort()));
            byte[] poll = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, poll.length);
            exchange.getResponseBody().write(poll);
          }
        });
    fresh.start();
    return fresh;
  }

  /** Wants to see the kiosk's certificate. */
  private static final class MutualTls extends HttpsConfigurator {
    MutualTls() {
      super(FLEET.tls(OWN));
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
      wanted.setNeedClientAuth(true);
      parameters.setSSLParameters(wanted);
    }
  }
}
