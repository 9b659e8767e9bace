package fr.teleguichet.fleet.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.person.AccountCredentials;
import fr.teleguichet.fleet.account.person.AccountViewModels;
import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.account.signin.SignInViewModel;
import fr.teleguichet.fleet.account.token.ApiTokenViewModels;
import fr.teleguichet.fleet.account.totp.QrCodeDrawing;
import fr.teleguichet.fleet.account.totp.TotpKey;
import fr.teleguichet.fleet.platform.settings.Secret;
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
    SecretToken text = new SecretToken(SECRET);
    TotpKey key = new TotpKey(new byte[20]);
    return Stream.of(
        text,
        key,
        new AccountCredentials(Optional.of(SECRET), Optional.of(key), false, 1),
        new SignInViewModel.Choice(SECRET, true, "name", "e@example.org", Map.of()),
        new AccountViewModels.Offer(key.base32(), QrCodeDrawing.of("x"), false, Optional.empty()),
        new AccountViewModels.Codes(List.of(text)),
        new ApiTokenViewModels.Made("name", text),
        new SignInSettings.Provider("https://id.example.org", "id", new Secret(SECRET)));
  }

  @ParameterizedTest
  @MethodSource("everythingThatHoldsASecret")
  void aSecretShowsItselfAsStars(Object holder) {
    assertThat(holder.toString()).doesNotContain(SECRET).contains("***");
  }

  @Test
  void secretsHave256BitsAndAreKeptByTheirDigest() {
    SecretToken one = new SecretGenerator(new Random(1)).text();

    assertThat(one.reveal()).matches("[A-Za-z0-9_-]{43}");
    assertThat(one.digest()).isEqualTo(SecretToken.sha256(one.reveal()));
    // The first example of FIPS 180-2: a digest, and no piece of what it is of.
    assertThat(new SecretToken("abc").digest())
        .asHexString()
        .isEqualToIgnoringCase("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
