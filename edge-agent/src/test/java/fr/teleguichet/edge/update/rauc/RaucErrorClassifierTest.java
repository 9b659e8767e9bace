package fr.teleguichet.edge.update.rauc;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.install.InstallException.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences that RAUC 1.13 said on a Debian 13. */
class RaucErrorClassifierTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          already processing a different method | BUSY
          Already processing a different method | BUSY
          Invalid bundle format: Signature size is 0 | UNSIGNED
          signature verification failed: Verify error: unable to get local issuer certificate | STRANGER
          signature verification failed: Verify error: unsuitable certificate purpose | STRANGER
          signature verification failed: Verify error: certificate has expired | SIGNER_EXPIRED
          signature verification failed: Verify error: certificate is not yet valid | SIGNER_EXPIRED
          signature verification failed: error:1700009E:CMS routines::verification failure | DAMAGED
          Invalid bundle format: Signature size (821554091527553493) exceeds bundle size | DAMAGED
          Compatible mismatch: Expected 'a' but bundle manifest has 'b' | INCOMPATIBLE
          Failed to open /dev/mapper/control: No such file or directory | FAILED
          """)
  void aSentenceOfRaucIsAReasonThatTheFleetKnows(String sentence, Reason reason) {
    assertThat(RaucErrorClassifier.reason(sentence)).isEqualTo(reason);
  }
}
