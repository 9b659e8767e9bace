package fr.teleguichet.hardware.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.network.EapCredentials.Part;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EapCredentialsTest {

  private static final Optional<String> PEM = Optional.of("-----BEGIN CERTIFICATE-----\n");

  private static void isRefused(
      String user, String password, String server, Optional<String> authority, Part part) {
    assertThatThrownBy(() -> new EapCredentials(user, password, server, authority))
        .isInstanceOfSatisfying(
            EapCredentials.WrongPartException.class,
            it -> {
              assertThat(it.part()).isEqualTo(part);
              assertThat(it).hasMessage(part.toString());
            });
  }

  @Test
  void aNameAndAPasswordHaveBoundsAndAreOneLineEach() {
    isRefused("", "x", "radius.lot.fr", PEM, Part.LOGIN);
    isRefused("u".repeat(254), "x", "radius.lot.fr", PEM, Part.LOGIN);
    isRefused("a\nb", "x", "radius.lot.fr", PEM, Part.LOGIN);
    isRefused("borne", "", "radius.lot.fr", PEM, Part.LOGIN);
    isRefused("borne", "a\u0000b", "radius.lot.fr", PEM, Part.LOGIN);
    isRefused("borne", "x".repeat(257), "radius.lot.fr", PEM, Part.LOGIN);

    var longest =
        new EapCredentials("u".repeat(253), "é".repeat(256), "radius.lot.fr", Optional.empty());
    assertThat(longest.authority()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "radius", "a b.fr", "radius.fr\nx=1", "*.lot.fr", ".fr"})
  void aServerHasAWholeName(String server) {
    isRefused("borne", "x", server, PEM, Part.SERVER);
  }

  @Test
  void anAuthorityIsOfCertificates() {
    isRefused("borne", "x", "radius.lot.fr", Optional.of("ca.pem"), Part.AUTHORITY);
    isRefused(
        "borne",
        "x",
        "radius.lot.fr",
        PEM.map(it -> it + "A".repeat(EapCredentials.MAX_AUTHORITY)),
        Part.AUTHORITY);
  }

  @Test
  void itsTextSaysNeitherNameNorPassword() {
    assertThat(new EapCredentials("borne", "hush", "radius.lot.fr", PEM).toString())
        .contains("radius.lot.fr")
        .doesNotContain("borne")
        .doesNotContain("hush");
  }
}
