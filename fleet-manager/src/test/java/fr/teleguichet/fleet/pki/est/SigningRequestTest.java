package fr.teleguichet.fleet.pki.est;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.pki.authority.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Random;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken for a certificate request. */
final class SigningRequestTest {

  private static SigningRequest.Reading read(String body) {
    return SigningRequest.read(body.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static KeyPair keys(String kind) throws GeneralSecurityException {
    String algorithm = kind.startsWith("RSA") ? "RSA" : kind.equals("Ed25519") ? kind : "EC";
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("RSA")) {
      generator.initialize(Integer.parseInt(kind.substring(3)));
    } else if (algorithm.equals("EC")) {
      generator.initialize(new ECGenParameterSpec(kind));
    }
    return generator.generateKeyPair();
  }

  @ParameterizedTest
  @CsvSource({
    "secp256r1,SHA256withECDSA",
    "secp384r1,SHA384withECDSA",
    "Ed25519,Ed25519",
    "RSA3072,SHA256withRSA",
  })
  void aStrongKeyWillDo(String kind, String algorithm) throws GeneralSecurityException {
    KeyPair keys = keys(kind);

    SigningRequest.Reading reading =
        read(Requests.base64(Requests.request(keys, keys, "CN=x", algorithm, null)));

    assertThat(reading)
        .isInstanceOfSatisfying(
            SigningRequest.Reading.Good.class,
            good -> {
              assertThat(good.request().key()).isEqualTo(keys.getPublic());
              assertThat(good.request().subject()).isEqualTo(new X500Name("CN=x"));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "secp521r1,SHA512withECDSA,elliptic curve is not accepted",
    "RSA1024,SHA256withRSA,RSA key of 1024 bits is not accepted",
    "RSA2048,SHA256withRSA,RSA key of 2048 bits is not accepted",
    "RSA3072,SHA1withRSA,sign it with SHA-256",
    "secp256r1,SHA1withECDSA,sign it with SHA-256",
  })
  void aWeakKeyOrSignatureIsRefusedWithASentence(String kind, String algorithm, String sentence)
      throws GeneralSecurityException {
    KeyPair keys = keys(kind);

    assertBad(
        read(Requests.base64(Requests.request(keys, keys, "CN=x", algorithm, null))), sentence);
  }

  @Test
  void somebodyElsesKeyIsNotCertified() {
    KeyPair claimed = TestAuthority.keys();
    KeyPair owned = TestAuthority.keys();

    assertBad(
        read(Requests.base64(Requests.request(claimed, owned, "CN=x", "SHA256withECDSA", null))),
        "sign it with the key that is to be certified");
  }

  @Test
  void lineBreaksDoNotMatter() {
    String wrapped = Requests.first(TestAuthority.keys());
    String plain = wrapped.replaceAll("\\s", "");

    assertThat(read(plain))
        .isEqualTo(read(wrapped))
        .isInstanceOf(SigningRequest.Reading.Good.class);
    assertThat(read(plain.replaceAll("(.{10})", "$1\t\r\n "))).isEqualTo(read(wrapped));
  }

  @Test
  void pemIsRecognisedAndExplained() {
    assertBad(read("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n"), "without its BEGIN");
  }

  @Test
  void moreAfterTheRequestIsRefused() {
    byte[] der = Base64.getMimeDecoder().decode(Requests.first(TestAuthority.keys()));
    byte[] longer = java.util.Arrays.copyOf(der, der.length + 4);

    assertBad(read(Base64.getEncoder().encodeToString(longer)), "not a PKCS #10");
  }

  /** Whatever comes, the answer is a request that verifies or a sentence, never an exception. */
  @Test
  void damagedRequestsAreRefusedInOrder() {
    byte[] whole = Base64.getMimeDecoder().decode(Requests.first(TestAuthority.keys()));
    Random random = new Random(20_261_124);
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = whole.clone();
      // Places of their own: two wounds in one place may heal each other.
      random
          .ints(0, damaged.length)
          .distinct()
          .limit(1 + random.nextInt(4))
          .forEach(at -> damaged[at] ^= (byte) (1 + random.nextInt(255)));
      byte[] cut = java.util.Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length));
      assertThat(read(Base64.getEncoder().encodeToString(damaged)))
          .isInstanceOf(SigningRequest.Reading.Bad.class);
      assertThat(read(Base64.getEncoder().encodeToString(cut)))
          .isInstanceOf(SigningRequest.Reading.Bad.class);
    }
  }

  @Test
  void noiseIsRefusedInOrder() {
    Random random = new Random(20_261_125);
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      assertThat(SigningRequest.read(noise)).isInstanceOf(SigningRequest.Reading.Bad.class);
      assertThat(read(Base64.getEncoder().encodeToString(noise)))
          .isInstanceOf(SigningRequest.Reading.Bad.class);
    }
  }

  private static void assertBad(SigningRequest.Reading reading, String sentence) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            SigningRequest.Reading.Bad.class, bad -> assertThat(bad.sentence()).contains(sentence));
  }
}
