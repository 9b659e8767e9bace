package fr.teleguichet.est;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.hardware.network.HttpProxy;
import fr.teleguichet.hardware.network.HttpProxy.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection through a proxy, and everything that it may do to it. */
class OutboundRouteTest {

  private static final String HOST = "fleet.example";
  private static final Login LOGIN = new Login("borne", "été:2026");
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofMillis(500);

  private final TestProxy proxy;
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  OutboundRouteTest() throws IOException {
    proxy = TestProxy.start();
    proxy.knows(HOST, server.getLocalPort());
    var _ =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!server.isClosed()) {
                    greet();
                  }
                });
  }

  /** A server that speaks first: nothing of it may be taken for the proxy's. */
  private void greet() {
    try (Socket client = server.accept()) {
      client.getOutputStream().write("220 ready\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException _) {
      // The test is over.
    }
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    proxy.close();
  }

  private OutboundRoute route() {
    return new OutboundRoute(Optional.of(proxy.address()));
  }

  private static String said(OutboundRoute route, String host, int port) throws IOException {
    try (var socket = new Socket()) {
      route.connect(socket, host, port, LONG);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static ProxyFault fault(OutboundRoute route, Duration within) throws IOException {
    try (var socket = new Socket()) {
      ProxyException e =
          catchThrowableOfType(
              ProxyException.class, () -> route.connect(socket, HOST, 443, within));
      assertThat(route.fault()).contains(e.fault());
      return e.fault();
    }
  }

  @Test
  void theProxyIsToldTheNameAndTheServersFirstWordArrives() throws IOException {
    assertThat(said(route(), HOST, 443)).isEqualTo("220 ready\n");

    assertThat(proxy.asked().getFirst().line()).isEqualTo("CONNECT fleet.example:443 HTTP/1.1");
    assertThat(proxy.asked().getFirst().authorization()).isEmpty();
  }

  @Test
  void userAndPasswordAreSaidWithTheFirstRequest() throws IOException {
    proxy.wants(LOGIN);
    var route = new OutboundRoute(Optional.of(proxy.address().with(LOGIN)));

    assertThat(said(route, HOST, 443)).isEqualTo("220 ready\n");
    assertThat(proxy.asked()).hasSize(1);
  }

  @Test
  void aMissingAndAWrongPasswordAreToldApart() throws IOException {
    proxy.wants(LOGIN);

    assertThat(fault(route(), LONG)).isEqualTo(ProxyFault.LOGIN_WANTED);
    var wrong = new OutboundRoute(Optional.of(proxy.address().with(new Login("borne", "ete"))));
    assertThat(fault(wrong, LONG)).isEqualTo(ProxyFault.LOGIN_REFUSED);
  }

  /** Where a place has IPv6 alone, the proxy and what is behind it may have no names either. */
  @Test
  void theProxyAndAServerMayHaveAddressesOfIpv6() throws Exception {
    InetAddress own = InetAddress.ofLiteral("::1");
    assumeTrue(NetworkInterface.getByInetAddress(own) != null, "this machine has no IPv6");
    try (TestProxy place = TestProxy.start(own)) {
      place.knows("[2001:db8::7]", server.getLocalPort());
      place.knows(HOST, server.getLocalPort());
      var route = new OutboundRoute(Optional.of(HttpProxy.parse(place.address().address())));

      assertThat(said(route, "[2001:db8::7]", 443)).isEqualTo("220 ready\n");
      try (HttpClient client = route.lead(HttpClient.newBuilder()).build()) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create("https://" + HOST)).timeout(LONG).build();
        assertThatThrownBy(
                () -> client.send(route.lead(request), HttpResponse.BodyHandlers.discarding()))
            .as("it speaks no TLS")
            .isInstanceOf(SSLException.class);
      }
      assertThat(place.asked())
          .extracting(TestProxy.Asked::line)
          .containsOnly("CONNECT [2001:db8::7]:443 HTTP/1.1", "CONNECT fleet.example:443 HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void thisMachineIsReachedStraight(String host) throws IOException {
    assertThat(said(route(), host, server.getLocalPort())).isEqualTo("220 ready\n");
    assertThat(proxy.asked()).isEmpty();
  }

  @Test
  void aProxyThatIsTakenAwayCountsFromTheNextConnectionOn() throws IOException {
    OutboundRoute route = route();
    proxy.answers("HTTP/1.1 403 Forbidden\r\n\r\n");
    assertThat(fault(route, LONG)).isEqualTo(ProxyFault.FORBIDDEN);

    route.change(Optional.empty());

    assertThat(route.fault()).isEmpty();
    assertThat(route.isProxied(HOST)).isFalse();
  }

  @Test
  void aFaultIsOverWithTheNextConnection() throws IOException {
    OutboundRoute route = route();
    proxy.answers("HTTP/1.1 503 Busy\r\n\r\n");
    assertThat(fault(route, LONG)).isEqualTo(ProxyFault.NO_WAY);

    proxy.heals();

    assertThat(said(route, HOST, 443)).isEqualTo("220 ready\n");
    assertThat(route.fault()).isEmpty();
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        argumentSet("forbidden", "HTTP/1.1 403 Forbidden\r\n\r\n", ProxyFault.FORBIDDEN),
        argumentSet("tinyproxy", "HTTP/1.0 401 Unauthorized\r\n\r\n", ProxyFault.LOGIN_WANTED),
        argumentSet("old HTTP", "HTTP/1.0 403 Nope\r\n\r\n", ProxyFault.FORBIDDEN),
        argumentSet("no reason", "HTTP/1.1 502\r\n\r\n", ProxyFault.NO_WAY),
        argumentSet("bad gateway", "HTTP/1.1 502 Bad Gateway\r\n\r\n", ProxyFault.NO_WAY),
        argumentSet("time-out there", "HTTP/1.1 504 Time-out\r\n\r\n", ProxyFault.NO_WAY),
        argumentSet("elsewhere", "HTTP/1.1 302 Found\r\nLocation: x\r\n\r\n", ProxyFault.REFUSED),
        argumentSet(
            "a sign-in page for people",
            "HTTP/1.1 511 Network Authentication Required\r\n\r\n<html>",
            ProxyFault.REFUSED),
        argumentSet(
            "Basic",
            "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=x\r\n\r\n",
            ProxyFault.LOGIN_WANTED),
        argumentSet(
            "NTLM or Basic",
            "HTTP/1.1 407 No\r\nProxy-Authenticate: NTLM, Basic realm=x\r\n\r\n",
            ProxyFault.LOGIN_WANTED),
        argumentSet(
            "NTLM and Kerberos only",
            "HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n\r\n",
            ProxyFault.SCHEME_UNKNOWN),
        argumentSet("no HTTP", "SSH-2.0-OpenSSH_10.0\r\n\r\n", ProxyFault.GARBAGE),
        argumentSet("half a head", "HTTP/1.1 200 OK\r\nX: y", ProxyFault.GARBAGE),
        argumentSet("no status", "HTTP/1.1 OK\r\n\r\n", ProxyFault.GARBAGE),
        argumentSet("binary", "\0\u00ff\u0015\u0003\r\n\r\n", ProxyFault.GARBAGE),
        argumentSet(
            "too long", "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(4000), ProxyFault.GARBAGE),
        argumentSet("one long line", "x".repeat(40_000), ProxyFault.GARBAGE),
        argumentSet("nothing", "", ProxyFault.CLOSED));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whateverItAnswersHasAName(String answer, ProxyFault expected) throws IOException {
    proxy.answers(answer);

    assertThat(fault(route(), LONG)).isEqualTo(expected);
  }

  @Test
  void aLoneLineFeedEndsAHeadToo() throws IOException {
    proxy.answers("HTTP/1.1 200 OK\n\nhello");

    assertThat(said(route(), HOST, 443)).isEqualTo("hello");
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aProxyThatSaysNothingIsGivenUp() throws IOException {
    proxy.behaves(_ -> Thread.sleep(Duration.ofHours(1)));

    assertThat(fault(route(), SHORT)).isEqualTo(ProxyFault.SILENT);
  }

  /** As the link does, whose own patience is over a moment earlier. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aProxyThatSaysNothingUntilItIsGivenUpHasNotClosedAnything() throws IOException {
    OutboundRoute route = route();
    var socket = new Socket();
    proxy.behaves(
        _ -> {
          socket.close();
          Thread.sleep(Duration.ofHours(1));
        });

    assertThatThrownBy(() -> route.connect(socket, HOST, 443, LONG))
        .isInstanceOf(ProxyException.class);
    assertThat(route.fault()).contains(ProxyFault.SILENT);
  }

  /** Whoever tries the straight way meanwhile must not hear that the proxy is to blame. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void whatAFormerProxyDidToAConnectionThatWasUnderWayIsForgotten() {
    OutboundRoute route = route();
    var socket = new Socket();
    proxy.behaves(
        _ -> {
          route.change(Optional.empty());
          socket.close();
          Thread.sleep(Duration.ofHours(1));
        });

    assertThatThrownBy(() -> route.connect(socket, HOST, 443, LONG))
        .isInstanceOf(ProxyException.class);
    assertThat(route.fault()).isEmpty();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aHeadThatDripsIsGivenUpAfterTheTimeForAll() throws IOException {
    proxy.behaves(
        client -> {
          client.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.UTF_8));
          while (true) {
            client.getOutputStream().write('x');
            Thread.sleep(50);
          }
        });

    assertThat(fault(route(), SHORT)).isEqualTo(ProxyFault.SILENT);
  }

  @Test
  void aPortWhereNothingListensIsUnreachable() throws IOException {
    // Taken and silent: one that was given back may be somebody else's by now.
    try (var taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      HttpProxy gone = HttpProxy.parse("127.0.0.1:" + taken.getLocalPort());

      assertThat(fault(new OutboundRoute(Optional.of(gone)), LONG))
          .isEqualTo(ProxyFault.UNREACHABLE);
    }
  }

  @Test
  void aProxyWhoseNameNobodyKnowsIsUnknown() throws IOException {
    var route = new OutboundRoute(Optional.of(HttpProxy.parse("proxy.invalid:3128")));

    assertThat(fault(route, LONG)).isEqualTo(ProxyFault.UNKNOWN);
  }
}
