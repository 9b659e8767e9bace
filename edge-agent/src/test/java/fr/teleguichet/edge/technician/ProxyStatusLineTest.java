package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.ProxyFault;
import fr.teleguichet.hardware.network.HttpProxy;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProxyStatusLineTest {

  private static String proxy(OutboundRoute route) {
    return ProxyStatusLine.of(route, Messages.FRENCH).orElseThrow().text();
  }

  @Test
  void withoutAProxyNothingIsSaidOfIt() {
    assertThat(ProxyStatusLine.of(OutboundRoute.direct(), Messages.FRENCH)).isEmpty();
  }

  @Test
  void aProxyIsShownByItsAddressAndWithoutItsPassword() {
    HttpProxy login =
        HttpProxy.parse("proxy.mairie.example:3128").with(new HttpProxy.Login("borne", "secret"));
    assertThat(proxy(new OutboundRoute(Optional.of(login)))).isEqualTo("proxy.mairie.example:3128");
  }

  @Test
  void whatAProxyHasAgainstTheKioskIsSaidWithWhatToDo() {
    var route = new OutboundRoute(Optional.of(HttpProxy.parse("proxy.mairie.example:3128")));
    assertThat(
            route.failed(
                URI.create("https://fleet.example"), new IOException("Tunnel failed, got: 403")))
        .isPresent();
    assertThat(proxy(route))
        .isEqualTo(
            "proxy.mairie.example:3128\u00a0: interdit cette destination. Demandez au service"
                + " informatique d’autoriser le gestionnaire du parc, port 443.");
  }

  @ParameterizedTest
  @EnumSource(ProxyFault.class)
  void everyFaultOfAProxyHasItsSentence(ProxyFault fault) {
    assertThat(Messages.FRENCH.say(ProxyStatusLine.key(fault))).endsWith(".");
    assertThat(Messages.ENGLISH.say(ProxyStatusLine.key(fault))).endsWith(".");
  }
}
