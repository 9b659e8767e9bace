package fr.teleguichet.fleet.account.signin;

import static fr.teleguichet.fleet.account.signin.IdentityProviderDocumentCache.FAILED;
import static fr.teleguichet.fleet.account.signin.IdentityProviderDocumentCache.KEPT;
import static fr.teleguichet.fleet.account.signin.IdentityProviderDocumentCache.RENEWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.account.signin.OpenIdConnectClient.ProviderException;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How often a provider is asked for what it says of itself. */
final class IdentityProviderDocumentCacheTest {

  private static final Duration PATIENT = Duration.ofMinutes(1);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-12-01T08:00:00Z"));
  private final IdentityProviderDocumentCache<Integer> cache =
      new IdentityProviderDocumentCache<>(this::answer, clock, PATIENT);
  private int asked;
  private boolean isAway;

  private Integer answer() throws ProviderException {
    asked++;
    if (isAway) {
      throw new ProviderException("it is away");
    }
    return asked;
  }

  private void assertAway() {
    assertThatThrownBy(cache::get).isInstanceOf(ProviderException.class).hasMessage("it is away");
  }

  @Test
  void aDocumentIsAskedForOnceInTenMinutes() throws ProviderException {
    assertThat(cache.get()).isEqualTo(1);
    clock.advance(KEPT.minusMillis(1));
    assertThat(cache.get()).isEqualTo(1);
    clock.advance(Duration.ofMillis(1));
    assertThat(cache.get()).isEqualTo(2);
  }

  @Test
  void aFailureIsRememberedForHalfAMinute() throws ProviderException {
    isAway = true;
    assertAway();
    isAway = false;
    clock.advance(FAILED.minusMillis(1));
    assertAway();
    assertThat(asked).isEqualTo(1);
    clock.advance(Duration.ofMillis(1));
    assertThat(cache.get()).isEqualTo(2);
  }

  @Test
  void whatDoesNotFitIsFetchedAnewOnceAMinute() throws ProviderException {
    assertThat(cache.get()).isEqualTo(1);
    assertThat(cache.renewed()).as("just fetched").isEqualTo(1);
    clock.advance(RENEWED);
    assertThat(cache.renewed()).isEqualTo(2);
    clock.advance(RENEWED.minusMillis(1));
    assertThat(cache.renewed()).isEqualTo(2);
  }

  @Test
  void whatCannotBeRenewedStillServesThoseWhomItFits() throws ProviderException {
    assertThat(cache.get()).isEqualTo(1);
    clock.advance(RENEWED);
    isAway = true;
    assertThatThrownBy(cache::renewed).hasMessage("it is away");
    assertThatThrownBy(cache::renewed).hasMessage("it is away");
    assertThat(cache.get()).isEqualTo(1);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void aClockThatWasSetBackKeepsNothingForEver() throws ProviderException {
    assertThat(cache.get()).isEqualTo(1);
    clock.advance(Duration.ofDays(-1));
    assertThat(cache.get()).isEqualTo(2);
  }

  @Test
  void oneFetchesAndWhoComesMeanwhileIsNotHeldForLong() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    IdentityProviderDocumentCache<Integer> slow =
        new IdentityProviderDocumentCache<>(
            () -> {
              begun.countDown();
              awaited(answered);
              return answer();
            },
            clock,
            Duration.ZERO);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> first = threads.submit(slow::get);
      awaited(begun);

      assertThatThrownBy(slow::get)
          .isInstanceOf(ProviderException.class)
          .hasMessage("it takes long to answer somebody else");
      answered.countDown();
      assertThat(first).succeedsWithin(PATIENT).isEqualTo(1);
    }
    assertThat(slow.get()).isEqualTo(1);
    assertThat(asked).isEqualTo(1);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
