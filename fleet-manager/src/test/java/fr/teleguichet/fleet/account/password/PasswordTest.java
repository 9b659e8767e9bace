package fr.teleguichet.fleet.account.password;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.secret.SecretGenerator;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are taken, and how they are kept. */
final class PasswordTest {

  private final PasswordHasher passwords = new PasswordHasher(new SecretGenerator(new Random(3)));

  /** Made with the reference implementation: argon2 of the Password Hashing Competition. */
  @Test
  void hashesAreThoseOfTheReferenceImplementation() {
    assertThat(
            new Argon2id(65_536, 2, 1)
                .hash("password", "somesalt".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
  }

  @Test
  void eachHashHasItsOwnSaltAndSaysHowItWasMade() {
    String hash = passwords.hash("un cheval gris");

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("cheval");
    assertThat(passwords.hash("un cheval gris")).isNotEqualTo(hash);
    assertThat(passwords.matches("un cheval gris", Optional.of(hash))).isTrue();
    assertThat(passwords.matches("un cheval noir", Optional.of(hash))).isFalse();
    assertThat(passwords.isOutdated(hash)).isFalse();
    assertThat(passwords.isOutdated(hash.replace("t=2", "t=1"))).isTrue();
  }

  @Test
  void withoutAHashNothingIsRight() {
    assertThat(passwords.matches("nobody", Optional.empty())).isFalse();
    assertThat(passwords.matches("", Optional.of(""))).isFalse();
    assertThat(
            passwords.matches(
                "x",
                Optional.of(
                    "$argon2id$v=19$m=9999999,t=99,p=99$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA")))
        .as("a hash that would take the machine's memory")
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "motdepasse2026",
        "AZERTYUIOP!!!!",
        "Téléguichet2026!",
        "aaaaaaaaaaaaaa",
        "Motdepasse 1234"
      })
  void whatPeopleChooseFirstIsRefused(String password) {
    assertThat(PasswordPolicy.fault(password, "Camille", "camille@example.org"))
        .contains("password.common");
  }

  @Test
  void lengthCountsAndNothingElse() {
    assertThat(PasswordPolicy.fault("onze lettre", "C", "c@example.org"))
        .contains("password.short");
    assertThat(PasswordPolicy.fault("douze lettres", "C", "c@example.org")).isEmpty();
    assertThat(PasswordPolicy.fault("é".repeat(300), "C", "c@example.org"))
        .contains("password.long");
    assertThat(PasswordPolicy.fault("camille@example.org", "C", "Camille@example.org"))
        .contains("password.common");
  }

  @Test
  void theSameLettersInAnotherEncodingAreTheSamePassword() {
    assertThat(PasswordPolicy.normal("e\u0301t\u00e9")).isEqualTo("été");
  }
}
