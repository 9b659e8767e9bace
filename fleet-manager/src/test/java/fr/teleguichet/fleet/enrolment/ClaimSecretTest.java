package fr.teleguichet.fleet.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The secret of a claim. */
final class ClaimSecretTest {

  @Test
  void itHas256BitsInBase64Url() {
    assertThat(ClaimSecret.drawn(new Random(1)).text()).matches("[A-Za-z0-9_-]{43}");
    assertThat(ClaimSecret.drawn(new Random(1)).text())
        .isNotEqualTo(ClaimSecret.drawn(new Random(2)).text());
  }

  @Test
  void onlyItsOwnHashFits() {
    ClaimSecret secret = ClaimSecret.drawn(new Random(1));

    assertThat(secret.hasHash(secret.hash())).isTrue();
    assertThat(secret.hasHash(ClaimSecret.drawn(new Random(2)).hash())).isFalse();
    assertThat(secret.hasHash(new byte[32])).isFalse();
  }

  @Test
  void nobodyReadsItInALog() {
    ClaimSecret secret = ClaimSecret.drawn(new Random(1));
    ClaimDocument file =
        new ClaimDocument(
            1, "id", secret.text(), "k", "t", "https://m", null, Instant.EPOCH, "pem");

    assertThat(secret.toString()).doesNotContain(secret.text());
    assertThat(file.toString()).doesNotContain(secret.text());
  }
}
