package fr.teleguichet.edge.network.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which certificates a technician may give a kiosk for a network. */
final class NetworkCredentialsTest {

  private static final KeyPair KEY = TestAuthority.key();

  @Test
  void aCertificateWithItsKeyIsTakenAndNoTextSaysIt() throws Exception {
    String certificate = certificate();
    String key = key(KEY, "PRIVATE KEY");

    NetworkCredentials account = read(certificate, key, "radius.lot.fr");

    assertThat(account)
        .isEqualTo(
            new NetworkCredentials.ByCertificate(
                "borne-01", certificate, key, "radius.lot.fr", Optional.empty()));
    assertThat(account.toString()).doesNotContain("borne-01", "BEGIN");
  }

  /** Nobody would see why the network refuses it. */
  @Test
  void aKeyThatIsAnothersOrHasAPassphraseIsSaidBeforeAnythingIsTried() throws Exception {
    String certificate = certificate();

    isWrong(certificate, key(TestAuthority.key(), "PRIVATE KEY"));
    isWrong(certificate, key(KEY, "ENCRYPTED PRIVATE KEY"));
    isWrong(certificate, "");
    isWrong("", key(KEY, "PRIVATE KEY"));
    isWrong("x".repeat(16 * 1024 + 1), key(KEY, "PRIVATE KEY"));
    assertThatThrownBy(() -> read(certificate, key(KEY, "PRIVATE KEY"), "radius"))
        .isInstanceOf(NetworkSettingException.class)
        .hasMessage(NetworkSettingProblem.ACCOUNT_SERVER.code());
  }

  private static void isWrong(String certificate, String key) {
    assertThatThrownBy(() -> read(certificate, key, "radius.lot.fr"))
        .isInstanceOf(NetworkSettingException.class)
        .hasMessage(NetworkSettingProblem.ACCOUNT_CERTIFICATE.code());
  }

  private static NetworkCredentials read(String certificate, String key, String server) {
    JsonObject account =
        new JsonObject()
            .put("user", "borne-01")
            .put("certificate", certificate)
            .put("key", key)
            .put("server", server);
    return NetworkChangeReader.read(
            new JsonObject()
                .put("connection", new JsonObject().put("kind", "wired").put("account", account)))
        .connection()
        .orElseThrow()
        .account()
        .orElseThrow();
  }

  private static String certificate() throws CertificateEncodingException {
    return pem(
        TestAuthority.make("fleet")
            .unit(KEY.getPublic(), new KioskId(new Territory("lot"), new KioskName("figeac-01")))
            .getEncoded(),
        "CERTIFICATE");
  }

  private static String key(KeyPair pair, String label) {
    return pem(pair.getPrivate().getEncoded(), label);
  }

  private static String pem(byte[] content, String label) {
    return "-----BEGIN %2$s-----\n%1$s\n-----END %2$s-----\n"
        .formatted(
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content),
            label);
  }
}
