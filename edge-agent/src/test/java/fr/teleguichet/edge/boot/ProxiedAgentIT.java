package fr.teleguichet.edge.boot;

import static fr.teleguichet.edge.boot.InstalledAgent.await;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.est.FakeEstServer;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.est.TestProxy;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.peer.Installed;
import fr.teleguichet.hardware.peer.PrivateBroker;
import fr.teleguichet.hardware.peer.TinyProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The installed program in a town hall: nothing but port 443 goes out, and that by a proxy. The
 * fleet's names are known behind the proxy only; it is Debian's tinyproxy, and in front of it
 * stands one of ours that knows them.
 */
@Tag("proof")
class ProxiedAgentIT {

  private static final KioskId NAME = new KioskId(new Territory("lot"), new KioskName("cahors-01"));
  private static final TestAuthority FLEET = TestAuthority.make("Lot");
  private static final String DEVICES = "devices.fleet.example";
  private static final String MQTT = "mqtt.fleet.example";

  @TempDir Path folder;
  private final FakeEstServer fleet;
  private final TestProxy names = TestProxy.start();
  private InstalledAgent program;

  ProxiedAgentIT() throws IOException {
    fleet = FakeEstServer.start(FLEET, FLEET.server(DEVICES, TestAuthority.recent()));
    fleet.enrolment(fleet.issue(NAME));
    names.knows(DEVICES, fleet.address().getPort());
  }

  @BeforeEach
  void install() {
    program = InstalledAgent.nameless(folder);
  }

  @AfterEach
  void endAll() throws IOException {
    program.close();
    fleet.close();
    names.close();
  }

  private TinyProxy townHall(String more) {
    return TinyProxy.start(
        folder, "Upstream http " + names.address().address() + " \".fleet.example\"\n" + more);
  }

  @ParameterizedTest
  @CsvSource({"mqtts://mqtt.fleet.example:443, mqtt", "wss://mqtt.fleet.example/mqtt, websockets"})
  void aUnitEnrolsReportsAsksForUpdatesAndIsOnlineThroughAProxyThatWantsAPassword(
      String broker, String protocol) throws Exception {
    int tls = Installed.freePort();
    try (PrivateBroker _ = PrivateBroker.start(folder, tlsListener(tls, protocol));
        TinyProxy proxy = townHall("BasicAuth borne mairie2026")) {
      names.knows(MQTT, tls);
      Files.writeString(folder.resolve("password"), "mairie2026\n");

      start(
          Map.of(
              "TELEGUICHET_NETWORK_PROXY_ADDRESS",
              proxy.address(),
              "TELEGUICHET_NETWORK_PROXY_USER",
              "borne",
              "TELEGUICHET_NETWORK_PROXY_PASSWORD_FILE",
              folder.resolve("password").toString(),
              "TELEGUICHET_LINK_BROKERS",
              broker,
              "TELEGUICHET_LINK_PRIMARY_HOST",
              "none"));

      await(() -> assertThat(program.output()).contains("to=Enrolled"));
      await(() -> assertThat(fleet.asked("manufacturing")).hasSize(1));
      await(() -> assertThat(fleet.asked("cahors-01")).isNotEmpty());
      await(() -> assertThat(program.output()).contains("to=Online server=" + broker));
      assertThat(names.asked())
          .extracting(TestProxy.Asked::line)
          .allSatisfy(it -> assertThat(it).matches("CONNECT (devices|mqtt).fleet.example:443 .*"));
      assertThat(program.output()).doesNotContain("mairie2026", "ERROR");
    }
  }

  @Test
  void aWrongPasswordIsToldInsteadOfAMissingNetwork() throws Exception {
    try (TinyProxy proxy = townHall("BasicAuth borne mairie2026")) {
      Files.writeString(folder.resolve("password"), "mairie2025\n");

      start(
          Map.of(
              "TELEGUICHET_NETWORK_PROXY_ADDRESS", proxy.address(),
              "TELEGUICHET_NETWORK_PROXY_USER", "borne",
              "TELEGUICHET_NETWORK_PROXY_PASSWORD_FILE", folder.resolve("password").toString()));

      await(
          () ->
              assertThat(program.output())
                  .contains("the proxy does not accept this user name and password"));
      assertThat(fleet.asked("cacerts")).isEmpty();
    }
  }

  private String tlsListener(int port, String protocol)
      throws IOException, CertificateEncodingException {
    TestAuthority.Pair own = FLEET.server(MQTT, TestAuthority.recent());
    Path certificate =
        pem(
            "broker.pem",
            "CERTIFICATE",
            own.certificate().getEncoded(),
            FLEET.issuing().getEncoded());
    Path key = pem("broker.key", "PRIVATE KEY", own.key().getPrivate().getEncoded());
    Path roots =
        pem("roots.pem", "CERTIFICATE", FLEET.issuing().getEncoded(), FLEET.root().getEncoded());
    // As another user it could not read the test's folder; only root's own mosquitto would change.
    return """
    user root
    listener %d 127.0.0.1
    protocol %s
    certfile %s
    keyfile %s
    cafile %s
    require_certificate true
    """
        .formatted(port, protocol, certificate, key, roots);
  }

  private Path pem(String name, String kind, byte[]... contents) throws IOException {
    var text = new StringBuilder();
    for (byte[] each : contents) {
      text.append("-----BEGIN ").append(kind).append("-----\n");
      text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(each));
      text.append("\n-----END ").append(kind).append("-----\n");
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private void start(Map<String, String> settings) throws IOException {
    EnrolmentClaim claim = FLEET.claim(NAME, URI.create("https://" + DEVICES));
    Files.writeString(folder.resolve("claim.json"), ClaimFile.encode(claim));
    Process _ = program.start(settings);
  }
}
