package fr.teleguichet.fleet.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.person.AccountPages;
import fr.teleguichet.fleet.account.person.Proof;
import fr.teleguichet.fleet.account.secret.SecretMaker;
import fr.teleguichet.fleet.account.secret.SecretText;
import fr.teleguichet.fleet.account.signin.SignInPage;
import fr.teleguichet.fleet.account.token.TokenPages;
import fr.teleguichet.fleet.account.totp.SquareCode;
import fr.teleguichet.fleet.account.totp.TotpKey;
import fr.teleguichet.fleet.settings.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must never be read in a log is not there even when somebody logs the whole object. */
final class SecretsTest {

  private static final String SECRET = "AAAAAAAAAAAAAAAAAAAA";

  static Stream<Object> everythingThatHoldsASecret() {
    SecretText text = new SecretText(SECRET);
    TotpKey key = new TotpKey(new byte[20]);
    return Stream.of(
        text,
        key,
        new Proof(Optional.of(SECRET), Optional.of(key), false, 1),
        new SignInPage.Choice(SECRET, true, "name", "e@example.org", Map.of()),
        new AccountPages.Offer(key.base32(), SquareCode.of("x"), false, Optional.empty()),
        new AccountPages.Codes(List.of(text)),
        new TokenPages.Made("name", text),
        new AccountSettings.Provider("https://id.example.org", "id", new Secret(SECRET)));
  }

  @ParameterizedTest
  @MethodSource("everythingThatHoldsASecret")
  void aSecretShowsItselfAsStars(Object holder) {
    assertThat(holder.toString()).doesNotContain(SECRET).contains("***");
  }

  @Test
  void secretsHave256BitsAndAreKeptByTheirDigest() {
    SecretText one = new SecretMaker(new Random(1)).text();

    assertThat(one.reveal()).matches("[A-Za-z0-9_-]{43}");
    assertThat(one.digest()).hasSize(32).isEqualTo(SecretText.sha256(one.reveal()));
  }
}
