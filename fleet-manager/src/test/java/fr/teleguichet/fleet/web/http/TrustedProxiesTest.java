package fr.teleguichet.fleet.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustedProxiesTest {
  private static final TrustedProxies TWO = TrustedProxies.parse("192.0.2.7, 2001:db8:1::/48");

  private static String client(TrustedProxies proxies, String direct, String... forwarded) {
    return proxies.client(InetAddress.ofLiteral(direct), List.of(forwarded)).getHostAddress();
  }

  @Test
  void aProxysWordIsBelieved() {
    assertThat(client(TWO, "192.0.2.7", "198.51.100.9")).isEqualTo("198.51.100.9");
    assertThat(client(TWO, "2001:db8:1:2::3", "198.51.100.9")).isEqualTo("198.51.100.9");
  }

  @Test
  void nobodyElsesIs() {
    assertThat(client(TWO, "192.0.2.8", "198.51.100.9")).isEqualTo("192.0.2.8");
    assertThat(client(TWO, "10.0.0.1", "198.51.100.9")).isEqualTo("10.0.0.1");
    assertThat(client(TrustedProxies.NONE, "127.0.0.1", "198.51.100.9")).isEqualTo("127.0.0.1");
    assertThat(client(TrustedProxies.THIS_MACHINE, "127.0.0.1", "198.51.100.9"))
        .isEqualTo("198.51.100.9");
  }

  @Test
  void whatTheClientWroteItselfDoesNotCount() {
    assertThat(client(TWO, "192.0.2.7", "203.0.113.1, 198.51.100.9")).isEqualTo("198.51.100.9");
    assertThat(client(TWO, "192.0.2.7", "203.0.113.1", "198.51.100.9")).isEqualTo("198.51.100.9");
  }

  @Test
  void aChainOfProxiesIsFollowedToWhoStandsBeforeIt() {
    assertThat(client(TWO, "192.0.2.7", "203.0.113.1, 198.51.100.9, 2001:db8:1::5"))
        .isEqualTo("198.51.100.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "198.51.100.9:443", "evil.example.org", "1.2.3.4.5"})
  void whatIsNoAddressIsNotTaken(String forwarded) {
    assertThat(client(TWO, "192.0.2.7", forwarded)).isEqualTo("192.0.2.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy.example.org", "10.0.0.0/33", "10.0.0.0/x", "::1/129", "10.0.0.0/-1"})
  void whatIsNoNetworkIsAnError(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> TrustedProxies.parse(text));
  }
}
