package fr.teleguichet.fleet.acceptance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.pki.device.DeviceClient;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.stream.Stream;

/**
 * A unit with a key and a certificate that the JDK's keytool made, whoever may have signed it.
 *
 * @param key its private key
 * @param certificate its certificate
 */
record KeyedUnit(ECPrivateKey key, X509Certificate certificate) {

  /** Makes one. */
  static KeyedUnit of(String territory, String kiosk) {
    try {
      Path folder =
          Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "key-");
      Path store = folder.resolve("unit.p12");
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "unit",
                  "-keyalg",
                  "EC",
                  "-groupname",
                  "secp256r1",
                  "-dname",
                  "CN=" + kiosk + ", OU=" + territory,
                  "-ext",
                  "san=uri:spiffe://teleguichet/kiosk/" + territory + "/" + kiosk,
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  "password",
                  "-keystore",
                  store.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException("keytool: " + said);
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream file = Files.newInputStream(store)) {
        keys.load(file, "password".toCharArray());
      }
      return new KeyedUnit(
          (ECPrivateKey) keys.getKey("unit", "password".toCharArray()),
          (X509Certificate) keys.getCertificate("unit"));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The same unit with a certificate of the fleet's authority. */
  KeyedUnit certifiedBy(TestPages.Running pages, KioskId name) {
    return new KeyedUnit(key, pages.authority().issue(name, certificate.getPublicKey()));
  }

  /** A connection to the device listener with the unit's certificate. */
  DeviceClient connect(TestPages.Running pages) {
    return DeviceClient.showing(
        pages.devices(),
        pages.authority().root(),
        key,
        Stream.concat(Stream.of(certificate), pages.authority().authorities().stream().skip(1))
            .toArray(X509Certificate[]::new));
  }

  Fingerprint fingerprint() {
    return Fingerprint.of(certificate.getPublicKey());
  }

  /** The text as a compact JWS of this key, under this key id. */
  String sign(String text, String kid) {
    try {
      JWSObject object =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).build(), new Payload(text));
      object.sign(new ECDSASigner(key));
      return object.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
