package fr.teleguichet.fleet.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Under which names the pages are reached. */
final class PublicHostsTest {

  private static final PublicHosts OWN =
      new PublicHosts(false, false, Optional.empty(), TrustedProxies.NONE);
  private static final PublicHosts PROXIED =
      new PublicHosts(
          false,
          false,
          Optional.of(URI.create("https://fleet.example.org")),
          TrustedProxies.THIS_MACHINE);

  @Test
  void onlyThisMachinesNamesAreAdmitted() {
    assertThat(OWN.admits("localhost:8080")).isTrue();
    assertThat(OWN.admits("127.0.0.1")).isTrue();
    assertThat(OWN.admits("[::1]:8080")).isTrue();
    assertThat(OWN.admits("localhost.evil.example")).isFalse();
    assertThat(OWN.admits("fleet.example.org")).isFalse();
    assertThat(OWN.admits("")).isFalse();
  }

  @Test
  void aProxysNameIsAdmittedToo() {
    assertThat(PROXIED.admits("fleet.example.org")).isTrue();
    assertThat(PROXIED.isOurs("https://fleet.example.org", "127.0.0.1:8080")).isTrue();
    assertThat(PROXIED.isOurs("http://fleet.example.org", "127.0.0.1:8080")).isFalse();
    assertThat(PROXIED.isOurs("https://evil.example", "fleet.example.org")).isFalse();
  }

  @Test
  void anOriginMustBeTheVeryHostThatWasAsked() {
    assertThat(OWN.isOurs("http://localhost:8080", "localhost:8080")).isTrue();
    assertThat(OWN.isOurs("http://localhost:8081", "localhost:8080")).isFalse();
    assertThat(OWN.isOurs("null", "localhost:8080")).isFalse();
  }
}
