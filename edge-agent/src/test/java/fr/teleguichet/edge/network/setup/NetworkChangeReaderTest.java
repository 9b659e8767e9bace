package fr.teleguichet.edge.network.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.network.setup.ConnectionProfile.Wifi;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Wired;
import fr.teleguichet.edge.network.setup.NetworkChange.WayOut;
import fr.teleguichet.hardware.network.EapCredentials;
import fr.teleguichet.hardware.network.HttpProxy;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkChangeReaderTest {

  private static NetworkChange read(String connection) {
    return NetworkChangeReader.read(
        new JsonObject().put("connection", new JsonObject(connection.replace('\'', '"'))));
  }

  private static NetworkSettingProblem problem(String text) {
    var found = new NetworkSettingProblem[1];
    assertThatThrownBy(() -> NetworkChangeReader.read(new JsonObject(text.replace('\'', '"'))))
        .isInstanceOfSatisfying(
            NetworkSettingException.class,
            it -> {
              found[0] = it.problem();
              assertThat(it.getMessage()).isEqualTo(it.problem().code());
            });
    return found[0];
  }

  @Test
  void aCableWithAndWithoutAnAddressOfItsOwn() {
    assertThat(read("{'kind': 'wired'}").connection())
        .contains(new Wired(Optional.empty(), Optional.empty()));
    assertThat(
            read("{'kind': 'wired', 'address': ' 192.0.2.77 ', 'prefix': 24, 'gateway':"
                    + " '192.0.2.1', 'dns': ['192.0.2.53', '', '2001:db8::53']}")
                .connection())
        .contains(Profiles.wired("192.0.2.77/24"));
  }

  @Test
  void aWifiNetworkKeepsItsNameByteByByte() {
    assertThat(
            read("{'kind': 'wifi', 'name': ' Mairie ', 'hidden': true, 'security': 'wpa2',"
                    + " 'password': 'marianne-2026'}")
                .connection())
        .contains(new Wifi(" Mairie ", true, WifiSecurity.WPA2, "marianne-2026"));
  }

  @Test
  void aCableOrAWifiNetworkThatAsksForANameIsToldIt() {
    String account =
        "'account': {'user': 'borne', 'password': ' hush ', 'server': ' radius.lot.fr ',"
            + " 'authority': '-----BEGIN CERTIFICATE-----\\n'}";
    var expected =
        new NetworkCredentials.ByPassword(
            new EapCredentials(
                "borne", " hush ", "radius.lot.fr", Optional.of("-----BEGIN CERTIFICATE-----\n")));

    assertThat(read("{'kind': 'wired', " + account + "}").connection())
        .contains(new Wired(Optional.empty(), Optional.of(expected)));
    assertThat(
            read("{'kind': 'wifi', 'name': 'Mairie', 'security': 'enterprise', " + account + "}")
                .connection())
        .contains(new Wifi("Mairie", false, WifiSecurity.ENTERPRISE, "", Optional.of(expected)));
    assertThat(
            read("{'kind': 'wired', 'account': {'user': 'a', 'password': 'b', 'server':"
                    + " 'radius.lot.fr', 'authority': ' '}}")
                .connection()
                .orElseThrow()
                .account())
        .as("a public one")
        .contains(
            new NetworkCredentials.ByPassword(
                new EapCredentials("a", "b", "radius.lot.fr", Optional.empty())));
  }

  @Test
  void aProxyWithAndWithoutALoginAndNone() {
    HttpProxy proxy = HttpProxy.parse("proxy.mairie.example:3128");
    assertThat(way("{'host': 'proxy.mairie.example', 'port': 3128}")).contains(proxy);
    HttpProxy ofIpv6 = HttpProxy.parse("[2001:db8::1]:3128");
    assertThat(way("{'host': '2001:db8::1', 'port': 3128}")).contains(ofIpv6);
    assertThat(way("{'host': '[2001:db8::1]', 'port': 3128}")).contains(ofIpv6);
    assertThat(
            way(
                "{'host': 'proxy.mairie.example', 'port': 3128, 'user': 'borne', 'password':"
                    + " 'x'}"))
        .contains(proxy.with(new HttpProxy.Login("borne", "x")));
    assertThat(way("{'host': ''}")).isEmpty();
  }

  private static Optional<HttpProxy> way(String proxy) {
    return NetworkChangeReader.read(
            new JsonObject().put("proxy", new JsonObject(proxy.replace('\'', '"'))))
        .proxy()
        .map(WayOut::proxy)
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{}|NOTHING",
        "{'connection': 'wired'}|KIND",
        "{'connection': {'kind': 'carrier-pigeon'}}|KIND",
        "{'connection': {'kind': 7}}|KIND",
        "{'connection': {'kind': 'wired', 'address': 'kiosk.example', 'prefix': 24}}|ADDRESS",
        "{'connection': {'kind': 'wired', 'address': '192.0.2.256', 'prefix': 24}}|ADDRESS",
        "{'connection': {'kind': 'wired', 'address': '127.0.0.1', 'prefix': 8}}|ADDRESS",
        "{'connection': {'kind': 'wired', 'address': '224.0.0.1', 'prefix': 8}}|ADDRESS",
        "{'connection': {'kind': 'wired', 'address': '192.0.2.0', 'prefix': 24}}|ADDRESS",
        "{'connection': {'kind': 'wired', 'address': '192.0.2.255', 'prefix': 24}}|ADDRESS",
        "{'connection': {'kind': 'wired', 'address': '192.0.2.9'}}|PREFIX",
        "{'connection': {'kind': 'wired', 'address': '192.0.2.9', 'prefix': 0}}|PREFIX",
        "{'connection': {'kind': 'wired', 'address': '192.0.2.9', 'prefix': 33}}|PREFIX",
        "{'connection': {'kind': 'wired', 'address': '192.0.2.9', 'prefix': 24, 'gateway':"
            + " '198.51.100.1'}}|GATEWAY",
        "{'connection': {'kind': 'wired', 'address': '192.0.2.9', 'prefix': 24, 'gateway':"
            + " '192.0.2.9'}}|GATEWAY",
        "{'connection': {'kind': 'wired', 'address': '192.0.2.9', 'prefix': 24, 'dns':"
            + " ['ns.example']}}|NAME_SERVER",
        "{'connection': {'kind': 'wired', 'address': '192.0.2.9', 'prefix': 24, 'dns':"
            + " [1]}}|NAME_SERVER",
        "{'connection': {'kind': 'wired', 'address': '192.0.2.9', 'prefix': 24, 'dns':"
            + " ['1.1.1.1','1.1.1.2','1.1.1.3','1.1.1.4']}}|NAME_SERVER",
        "{'connection': {'kind': 'wifi', 'security': 'open'}}|WIFI_NAME",
        "{'connection': {'kind': 'wifi', 'name': 'Mairie', 'security': 'wep'}}|WIFI_SECURITY",
        "{'connection': {'kind': 'wifi', 'name': 'Mairie', 'security': 'open', 'password':"
            + " 'x'}}|WIFI_SECURITY",
        "{'connection': {'kind': 'wifi', 'name': 'Mairie', 'security': 'wpa2', 'password':"
            + " '1234567'}}|WPA2_PASSWORD",
        "{'connection': {'kind': 'wifi', 'name': 'Mairie', 'security': 'wpa2', 'password': 'mot de"
            + " passé'}}|WPA2_PASSWORD",
        "{'connection': {'kind': 'wifi', 'name': 'Mairie', 'security': 'wpa3'}}|WPA3_PASSWORD",
        "{'connection': {'kind': 'wifi', 'name': 'M', 'security': 'enterprise'}}|WIFI_SECURITY",
        "{'connection': {'kind': 'wifi', 'name': 'M', 'security': 'open', 'account': {'user': 'a',"
            + " 'password': 'b', 'server': 'r.lot.fr'}}}|WIFI_SECURITY",
        "{'connection': {'kind': 'wired', 'account': 'borne'}}|ACCOUNT_LOGIN",
        "{'connection': {'kind': 'wired', 'account': {'user': 'a', 'server':"
            + " 'r.lot.fr'}}}|ACCOUNT_LOGIN",
        "{'connection': {'kind': 'wired', 'account': {'user': 'a', 'password': 'b', 'server':"
            + " 'radius'}}}|ACCOUNT_SERVER",
        "{'connection': {'kind': 'wired', 'account': {'user': 'a', 'password': 'b', 'server':"
            + " 'r.lot.fr', 'authority': 'ca.pem'}}}|ACCOUNT_AUTHORITY",
        "{'connection': {'kind': 'cellular', 'apn': ''}}|ACCESS_POINT",
        "{'connection': {'kind': 'cellular', 'apn': 'a b'}}|ACCESS_POINT",
        "{'connection': {'kind': 'cellular', 'apn': 'orange.fr', 'pin': '123'}}|PIN",
        "{'connection': {'kind': 'cellular', 'apn': 'orange.fr', 'password': 'x'}}|CELLULAR_LOGIN",
        "{'proxy': []}|PROXY_ADDRESS",
        "{'proxy': {'host': 'a b', 'port': 3128}}|PROXY_ADDRESS",
        "{'proxy': {'host': 'http://user:pw@proxy', 'port': 3128}}|PROXY_ADDRESS",
        "{'proxy': {'host': '[2001:db8::1', 'port': 3128}}|PROXY_ADDRESS",
        "{'proxy': {'host': '[2001:db8::1]', 'port': -1}}|PROXY_ADDRESS",
        "{'proxy': {'host': 'proxy', 'port': 0}}|PROXY_ADDRESS",
        "{'proxy': {'host': 'proxy', 'port': '3128'}}|PROXY_ADDRESS",
        "{'proxy': {'host': 'proxy', 'port': 3128, 'user': 'a:b'}}|PROXY_LOGIN",
        "{'proxy': {'host': 'proxy', 'port': 3128, 'password': 'x'}}|PROXY_LOGIN",
      })
  void whatCanNotBeIsSaid(String message, NetworkSettingProblem problem) {
    assertThat(problem(message)).isEqualTo(problem);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 63, 64, 65})
  void aPasswordOfWpa2HasEightToSixtyThreeCharactersOrIsAKey(int length) {
    assertThat(WifiSecurity.WPA2.takes("x".repeat(length))).isEqualTo(length >= 8 && length <= 63);
    assertThat(WifiSecurity.WPA2.takes("0aF".repeat(22).substring(0, length)))
        .isEqualTo(length >= 8 && length <= 64);
  }

  @Test
  void aNameHasUpToThirtyTwoBytes() {
    assertThat(new Wifi("é".repeat(16), false, WifiSecurity.OPEN, "").name()).hasSize(16);
    assertThat(
            problem(
                "{'connection': {'kind': 'wifi', 'name': '"
                    + "é".repeat(17)
                    + "', 'security': 'open'}}"))
        .isEqualTo(NetworkSettingProblem.WIFI_NAME);
    assertThat(problem("{'connection': {'kind': 'wifi', 'name': 'a\\u0000b', 'security': 'open'}}"))
        .isEqualTo(NetworkSettingProblem.WIFI_NAME);
  }

  @Test
  void noTextOfAConnectionSaysItsPassword() {
    assertThat(Profiles.wifi("Mairie").toString()).doesNotContain("marianne");
    var account =
        new NetworkCredentials.ByPassword(
            new EapCredentials("borne", "hush", "radius.lot.fr", Optional.empty()));
    assertThat(new Wired(Optional.empty(), Optional.of(account)).toString())
        .doesNotContain("borne")
        .doesNotContain("hush");
    assertThat(new ConnectionProfile.Cellular("apn", "1234", "user", "hush").toString())
        .doesNotContain("1234")
        .doesNotContain("hush");
  }
}
