package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.technician.ManagerConnectionDiagnoser.Finding;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.ProxyFault;
import fr.teleguichet.hardware.network.HttpProxy;
import fr.teleguichet.hardware.peer.Installed;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ManagerConnectionDiagnoserTest {

  private final ManagerConnectionDiagnoser straight =
      new ManagerConnectionDiagnoser(OutboundRoute.direct());

  @Test
  void somebodyWhoTakesConnectionsIsOpen() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(straight.of("127.0.0.1", server.getLocalPort())).isEqualTo(new Finding.Open());
    }
  }

  @Test
  void aPortThatNobodyHasRefuses() throws Exception {
    assertThat(straight.of("127.0.0.1", Installed.freePort())).isEqualTo(new Finding.Refused());
  }

  @Test
  void aNameThatNobodyHasIsUnknown() {
    assertThat(straight.of("fleet.invalid", 443)).isEqualTo(new Finding.UnknownName());
  }

  @Test
  void aProxyThatIsNotThereIsTheProxysFault() throws Exception {
    var proxy = new HttpProxy("127.0.0.1", Installed.freePort(), Optional.empty());

    assertThat(
            new ManagerConnectionDiagnoser(new OutboundRoute(Optional.of(proxy)))
                .of("fleet.example.org", 443))
        .isEqualTo(new Finding.Proxy(ProxyFault.UNREACHABLE));
  }
}
