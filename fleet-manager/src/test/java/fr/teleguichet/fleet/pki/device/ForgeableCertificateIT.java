package fr.teleguichet.fleet.pki.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.awaitility.Durations;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates that anybody could make; each test has a server that has refused nobody yet. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ForgeableCertificateIT {

  static Stream<String> forgeable() {
    return Stream.of("SHA1withRSA 3072", "SHA256withRSA 1024", "SHA1withECDSA 256");
  }

  @ParameterizedTest
  @MethodSource("forgeable")
  void aForgeableCertificateEndsTheHandshake(String kind, TestPages.Running server)
      throws GeneralSecurityException, OperatorCreationException {
    String algorithm = kind.substring(0, kind.indexOf(' '));
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(algorithm.endsWith("RSA") ? "RSA" : "EC");
    generator.initialize(Integer.parseInt(kind.substring(kind.indexOf(' ') + 1)));
    KeyPair keys = generator.generateKeyPair();
    Instant now = server.clock().instant();
    X509Certificate weak =
        new JcaX509CertificateConverter()
            .getCertificate(
                new JcaX509v3CertificateBuilder(
                        new X500Name("CN=weak"),
                        BigInteger.TEN,
                        Date.from(now.minusSeconds(60)),
                        Date.from(now.plusSeconds(3600)),
                        new X500Name("CN=weak"),
                        keys.getPublic())
                    .build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate())));

    DeviceListenerMatcherIT.assertRefusedInTheHandshake(server, keys, weak);

    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> !server.audit().of("device.refused").isEmpty());
    assertThat(server.audit().of("device.refused").getFirst().details())
        .containsEntry("kind", "weak");
  }
}
