package fr.teleguichet.fleet.account.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.account.signin.OpenIdConnectClient.ProviderException;
import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which keys of the provider are believed, and how often it is asked for them. */
final class OpenIdConnectClientKeysTest {

  private static final String KEYS = "/keys";
  private static final URI BACK = URI.create("https://fleet.example.org/sign-in/provider/back");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-12-01T08:00:00Z"));
  private final PendingOpenIdSignIns.Visit visit =
      new PendingOpenIdSignIns.Visit(
          new SecretToken("state"),
          new SecretToken("nonce"),
          new SecretToken("a-verifier-has-forty-three-letters-at-the-least"),
          "/");
  private TestProvider provider;
  private OpenIdConnectClient client;

  @BeforeEach
  void theProviderIsThere() throws IOException, JOSEException {
    provider = new TestProvider();
    client =
        new OpenIdConnectClient(
            new SignInSettings.Provider(
                provider.issuer(), TestProvider.CLIENT, new Secret(TestProvider.SECRET)),
            clock);
  }

  @AfterEach
  void theProviderEnds() {
    provider.close();
  }

  private String subject() throws ProviderException {
    URI sent = client.address(visit, BACK, false);
    String back = provider.approve(sent, "n-1", "noor@example.org");
    String code = TestProvider.fields(URI.create(back).getRawQuery()).getOrDefault("code", "");
    return client.identify(visit, BACK, code).subject();
  }

  private void assertRefused() {
    assertThatThrownBy(this::subject).isInstanceOf(ProviderException.class);
  }

  @Test
  void aKeyThatTheProviderChangedIsFetched() throws Exception {
    assertThat(subject()).isEqualTo("n-1");
    clock.advance(IdentityProviderDocumentCache.RENEWED);
    provider.changeKey("two");

    assertThat(subject()).isEqualTo("n-1");
    assertThat(provider.asked(KEYS)).isEqualTo(2);
    assertThat(provider.asked("/.well-known/openid-configuration")).isEqualTo(1);
  }

  @Test
  void aKeyOfTheSameNameIsFetchedToo() throws Exception {
    assertThat(subject()).isEqualTo("n-1");
    clock.advance(IdentityProviderDocumentCache.RENEWED);
    provider.changeKey("one");

    assertThat(subject()).isEqualTo("n-1");
  }

  @Test
  void aKeyThatNobodyPublishedIsLookedForOnceAMinute() throws Exception {
    assertThat(subject()).isEqualTo("n-1");
    clock.advance(IdentityProviderDocumentCache.RENEWED);
    provider.signWithAnotherKey();
    for (int i = 0; i < 5; i++) {
      assertRefused();
    }
    assertThat(provider.asked(KEYS)).isEqualTo(2);
    clock.advance(IdentityProviderDocumentCache.RENEWED);
    assertRefused();
    assertThat(provider.asked(KEYS)).isEqualTo(3);
  }

  @Test
  void aTokenThatIsWrongWhateverItsKeyAsksForNoKeys() throws Exception {
    assertThat(subject()).isEqualTo("n-1");
    clock.advance(IdentityProviderDocumentCache.RENEWED);
    UnaryOperator<JWTClaimsSet.Builder> foreign = it -> it.audience("somebody else");
    provider.twist(foreign);
    assertRefused();
    assertThat(provider.asked(KEYS)).isEqualTo(1);
  }
}
