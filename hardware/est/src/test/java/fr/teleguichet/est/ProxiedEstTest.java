package fr.teleguichet.est;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.network.HttpProxy;
import fr.teleguichet.hardware.network.HttpProxy.Login;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Enrolment where nothing goes out but by a proxy: the fleet's name is known to the proxy alone.
 */
class ProxiedEstTest {

  private static final KioskId NAME = new KioskId(new Territory("lot"), new KioskName("cahors-01"));
  private static final String HOST = "devices.fleet.example";
  private static final Login LOGIN = new Login("borne", "secret de la mairie");
  private static final TestAuthority FLEET = TestAuthority.make("Lot");

  private final KeyPair key = TestAuthority.key();
  private final FakeEstServer server;
  private final TestProxy proxy;

  ProxiedEstTest() throws Exception {
    server = FakeEstServer.start(FLEET, FLEET.server(HOST, TestAuthority.recent()));
    server.enrolment(server.issue(NAME));
    proxy = TestProxy.start();
    proxy.knows(HOST, server.address().getPort());
  }

  @AfterEach
  void close() throws Exception {
    proxy.close();
    server.close();
  }

  private EstClient client(HttpProxy through) {
    return new EstClient(
        URI.create("https://" + HOST),
        new ServerTrust.Roots(List.of(FLEET.root())),
        EstLimits.STANDARD,
        Clock.systemUTC(),
        new OutboundRoute(Optional.of(through)));
  }

  @Test
  void aCertificateComesThroughTheProxy() throws Exception {
    EstResponse answer = client(proxy.address()).enrol(key, new EstClientCredential.Nothing());

    assertThat(answer).isInstanceOf(EstResponse.Issued.class);
    assertThat(proxy.asked())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.line()).startsWith("CONNECT " + HOST + ":443 "));
  }

  @Test
  void aCertificateComesThroughAProxyThatWantsAPasswordWhichTheFleetIsNotTold() throws Exception {
    proxy.wants(LOGIN);
    FakeEstServer.Desk issue = server.issue(NAME);
    var told = new CopyOnWriteArrayList<Optional<String>>();
    server.enrolment(
        request -> {
          told.add(request.proxyAuthorization());
          return issue.decide(request);
        });

    EstResponse answer =
        client(proxy.address().with(LOGIN)).enrol(key, new EstClientCredential.Nothing());

    assertThat(answer).isInstanceOf(EstResponse.Issued.class);
    assertThat(told).containsExactly(Optional.empty());
  }

  @Test
  void aMissingPasswordIsSaid() {
    proxy.wants(LOGIN);

    assertThatThrownBy(() -> client(proxy.address()).authorities())
        .isInstanceOf(EstException.class)
        .hasMessage(ProxyFault.LOGIN_WANTED.sentence());
  }

  @Test
  void aWrongPasswordIsSaid() {
    proxy.wants(LOGIN);

    assertThatThrownBy(
            () -> client(proxy.address().with(new Login("borne", "autre"))).authorities())
        .isInstanceOf(EstException.class)
        .hasMessage(ProxyFault.LOGIN_REFUSED.sentence());
  }

  @ParameterizedTest
  @CsvSource({"403 Forbidden, FORBIDDEN", "502 Bad Gateway, NO_WAY", "418 Teapot, REFUSED"})
  void whatTheProxyRefusesIsToldApart(String status, ProxyFault fault) {
    proxy.answers("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");

    assertThatThrownBy(() -> client(proxy.address()).authorities())
        .isInstanceOf(EstException.class)
        .hasMessage(fault.sentence());
  }

  /** No password helps there, so none must be asked for. */
  @Test
  void aProxyThatTakesTheAccountsOfWindowsOnlyIsSaid() {
    proxy.answers(
        """
        HTTP/1.1 407 No\r
        Proxy-Authenticate: Negotiate\r
        Proxy-Authenticate: NTLM\r
        Content-Length: 0\r
        \r
        """);

    for (HttpProxy each : List.of(proxy.address(), proxy.address().with(LOGIN))) {
      assertThatThrownBy(() -> client(each).authorities())
          .isInstanceOf(EstException.class)
          .hasMessage(ProxyFault.SCHEME_UNKNOWN.sentence());
    }
  }

  @Test
  void aProxyThatIsNotThereIsSaid() throws Exception {
    // Taken and silent: one that was given back may be somebody else's by now.
    try (var taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      HttpProxy gone = HttpProxy.parse("127.0.0.1:" + taken.getLocalPort());

      assertThatThrownBy(() -> client(gone).authorities())
          .isInstanceOf(EstException.class)
          .hasMessage(ProxyFault.UNREACHABLE.sentence());
    }
    assertThatThrownBy(() -> client(HttpProxy.parse("proxy.invalid:3128")).authorities())
        .isInstanceOf(EstException.class)
        .hasMessage(ProxyFault.UNKNOWN.sentence());
  }
}
