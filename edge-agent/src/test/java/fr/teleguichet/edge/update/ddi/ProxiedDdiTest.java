package fr.teleguichet.edge.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.teleguichet.edge.update.ddi.DdiException.Kind;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.ProxyFault;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.est.TestProxy;
import fr.teleguichet.hardware.network.HttpProxy.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Updates where nothing goes out but by a proxy that knows the server's name. */
class ProxiedDdiTest {

  private static final String HOST = "updates.fleet.example";
  private static final TestAuthority FLEET = TestAuthority.make("Lot");
  private static final Login LOGIN = new Login("borne", "secret");

  private final TestAuthority.Pair own = FLEET.server(HOST, TestAuthority.recent());
  private final HttpsServer server =
      HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final TestProxy proxy = TestProxy.start();
  private final OutboundRoute route = new OutboundRoute(Optional.of(proxy.address()));
  private final List<String> dates = new CopyOnWriteArrayList<>();
  private final DdiClient client =
      new DdiClient(
          new DdiServerAddress(
              URI.create("https://" + HOST), "DEFAULT", "figeac-01", Optional.empty()),
          route,
          () -> Optional.of(trust()),
          dates::add);

  ProxiedDdiTest() throws IOException {
    server.setHttpsConfigurator(new HttpsConfigurator(trust()));
    server.createContext(
        "/DEFAULT/controller/v1/figeac-01",
        exchange -> {
          byte[] poll =
              "{\"config\":{\"polling\":{\"sleep\":\"00:05:00\"}}}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, poll.length);
          exchange.getResponseBody().write(poll);
          exchange.close();
        });
    server.start();
    proxy.knows(HOST, server.getAddress().getPort());
  }

  private SSLContext trust() {
    return FLEET.tls(own);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    proxy.close();
    server.stop(0);
  }

  @Test
  void thePollGoesThroughTheProxyWithAndWithoutAPassword() throws Exception {
    assertThat(client.poll().offer()).isEmpty();
    assertThat(dates).as("the server’s time").singleElement().asString().endsWith(" GMT");

    proxy.wants(LOGIN);
    proxy.hangUp();
    route.change(Optional.of(proxy.address().with(LOGIN)));
    assertThat(client.poll().offer()).isEmpty();
    assertThat(route.fault()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"403 Forbidden, FORBIDDEN", "502 Bad Gateway, NO_WAY", "407 No, LOGIN_WANTED"})
  void whatTheProxyHasAgainstItIsSaidAndItIsAskedAgainLater(String status, ProxyFault fault) {
    proxy.answers(
        "HTTP/1.1 %s\r\nDate: Tue, 24 Nov 2026 09:00:00 GMT\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"
            .formatted(status));

    DdiException e = catchThrowableOfType(DdiException.class, client::poll);

    assertThat(e.kind()).isEqualTo(Kind.LATER);
    assertThat(e).hasMessage(fault.sentence());
    assertThat(route.fault()).contains(fault);
    assertThat(dates).as("a proxy’s time is nobody’s").isEmpty();
  }
}
