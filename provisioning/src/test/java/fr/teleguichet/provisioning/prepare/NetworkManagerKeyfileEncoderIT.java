package fr.teleguichet.provisioning.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.teleguichet.hardware.network.StaticAddress;
import fr.teleguichet.hardware.peer.Installed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a card brings of Wi-Fi is what NetworkManager itself reads. */
@Tag("proof")
final class NetworkManagerKeyfileEncoderIT {

  private static final String HEXADECIMAL =
      "0123456789abcdefABCDEF0123456789abcdef0123456789abcdef0123456789";
  private static final String PEM = "-----BEGIN CERTIFICATE-----\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain key",
        "  two blanks before and after  ",
        "\\s \\n \\t \\",
        "\"quoted\" 'and' so",
        "#;=[x]%$`!&*",
        "123456789012345678901234567890123456789012345678901234567890123",
        HEXADECIMAL
      })
  void everyKeyOfWpa2IsReadAsItIs(String key) throws Exception {
    Map<String, String> read = read(new WifiCredentials.SharedKey(new Secret(key)));

    assertThat(read).containsEntry("key-mgmt", "wpa-psk").containsEntry("psk", key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "été à Figeac", " 日本", "\\t\"", HEXADECIMAL + HEXADECIMAL})
  void aPasswordOfWpa3MayBeAnyText(String password) throws Exception {
    Map<String, String> read = read(new WifiCredentials.Wpa3(new Secret(password)));

    assertThat(read).containsEntry("key-mgmt", "sae").containsEntry("psk", password);
  }

  @Test
  void aNameAndItsPasswordGoToTheServerOfThisNameAlone() throws Exception {
    Map<String, String> read =
        read(new WifiCredentials.Account("borne\\LOT", new Secret(" é;#"), PEM, "radius.lot.fr"));

    assertThat(read)
        .containsEntry("key-mgmt", "wpa-eap")
        .containsEntry("eap", "peap;")
        .containsEntry("phase2-auth", "mschapv2")
        .containsEntry("identity", "borne\\LOT")
        .containsEntry("password", " é;#")
        .containsEntry("ca-cert", "/boot/firmware/teleguichet/network/wifi-authority.pem")
        .containsEntry("domain-suffix-match", "radius.lot.fr");
  }

  @Test
  void aSocketThatAsksForANameIsToldAsTheNamedServerAlone() throws Exception {
    var account =
        new WiredCredentials.ByPassword("borne\\LOT", new Secret(" é;#"), PEM, "radius.lot.fr");

    assertThat(read(new NetworkSettings.Wired(Optional.empty(), Optional.of(account))))
        .containsEntry("type", "ethernet")
        .containsEntry("eap", "peap;")
        .containsEntry("phase2-auth", "mschapv2")
        .containsEntry("identity", "borne\\LOT")
        .containsEntry("password", " é;#")
        .containsEntry("ca-cert", "/boot/firmware/teleguichet/network/cable-authority.pem")
        .containsEntry("domain-suffix-match", "radius.lot.fr")
        .containsEntry("method", "auto");
  }

  @Test
  void aSocketMayBeShownACertificateInPlaceOfAPassword() throws Exception {
    var account =
        new WiredCredentials.ByCertificate(
            "borne-01", PEM, new Secret("key"), PEM, "radius.lot.fr");
    StaticAddress fixed = StaticAddress.parse("192.0.2.20", 24, Optional.empty(), List.of());

    assertThat(read(new NetworkSettings.Wired(Optional.of(fixed), Optional.of(account))))
        .containsEntry("eap", "tls;")
        .containsEntry("identity", "borne-01")
        .containsEntry("client-cert", "/boot/firmware/teleguichet/network/cable-certificate.pem")
        .containsEntry("private-key", "/boot/firmware/teleguichet/network/cable-key.pem")
        .containsEntry("private-key-password-flags", "4")
        .containsEntry("ca-cert", "/boot/firmware/teleguichet/network/cable-authority.pem")
        .containsEntry("domain-suffix-match", "radius.lot.fr")
        .containsEntry("address1", "192.0.2.20/24")
        .doesNotContainKey("password");
  }

  @Test
  void anOpenNetworkHasNoKey() throws Exception {
    assertThat(read(new WifiCredentials.Open()))
        .containsEntry("hidden", "true")
        .containsEntry("ssid", "77;97;105;114;105;101;32;195;169;59;")
        .doesNotContainKeys("key-mgmt", "psk");
  }

  @Test
  void whatNoNetworkCanHaveIsRefused() {
    for (String key : List.of("1234567", "été à Figeac", "x".repeat(64), HEXADECIMAL + "0")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new WifiCredentials.SharedKey(new Secret(key)))
          .withMessage("network.wifi-key");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WifiCredentials.Wpa3(new Secret("é".repeat(65))));
    for (String server : List.of("radius", "a b.fr", "radius.fr\nx=1", "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new WifiCredentials.Account("a", new Secret("b"), PEM, server))
          .withMessage("network.wifi-server");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new WifiCredentials.Account("a\nb", new Secret("b"), PEM, "radius.lot.fr"));
  }

  /** NetworkManager's own reading: it writes anew what it has read. */
  private static Map<String, String> read(WifiCredentials access) throws Exception {
    return read(new NetworkSettings.Wifi("Mairie é;", access, "FR", true));
  }

  private static Map<String, String> read(NetworkSettings network) throws Exception {
    String program = Installed.program("nmcli", "network-manager").toString();
    Process nmcli =
        new ProcessBuilder(
                program, "--offline", "connection", "modify", "connection.zone", "nowhere")
            .redirectErrorStream(true)
            .start();
    try (var input = nmcli.getOutputStream()) {
      input.write(NetworkManagerKeyfileEncoder.of(network).getBytes(StandardCharsets.UTF_8));
    }
    String written = new String(nmcli.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(nmcli.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(nmcli.exitValue()).as(written).isZero();
    Map<String, String> values = new TreeMap<>();
    written
        .lines()
        .filter(line -> line.contains("="))
        .forEach(
            line -> {
              int end = line.indexOf('=');
              values.put(line.substring(0, end), plain(line.substring(end + 1)));
            });
    return values;
  }

  /** As GLib writes it; NetworkManager itself escapes what ends a list. */
  private static String plain(String value) {
    return value
        .replace("\\\\", "\0")
        .replace("\\s", " ")
        .replace("\\t", "\t")
        .replace("\\;", ";")
        .replace('\0', '\\');
  }
}
