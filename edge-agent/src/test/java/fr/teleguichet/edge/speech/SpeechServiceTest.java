package fr.teleguichet.edge.speech;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.loop.VirtualLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SpeechServiceTest {

  private final VirtualLoop loop = new VirtualLoop();
  private final FakeSpeechEngine engine = new FakeSpeechEngine();
  private final SpeechService speech = new SpeechService(loop, engine);

  private static Utterance text(int number) {
    return new Utterance("fr", "Texte " + number);
  }

  @Test
  void whatWasSpokenIsNotSpokenAgain() {
    byte[] first = speech.say(text(1)).result();
    assertThat(speech.say(text(1)).result()).isSameAs(first);
    assertThat(speech.say(new Utterance("en", "Texte 1")).result()).isNotNull();
    assertThat(engine.spoken()).hasSize(2);
  }

  @Test
  void onlySoManyBytesAreKeptAndTheLatestOfThem() {
    engine.size(SpeechService.MAX_KEPT / 2);
    for (int i = 1; i <= 3; i++) {
      assertThat(speech.say(text(i)).succeeded()).isTrue();
    }
    assertThat(speech.say(text(2)).succeeded()).isTrue();
    assertThat(speech.say(text(3)).succeeded()).isTrue();
    assertThat(engine.spoken()).hasSize(3);
    assertThat(speech.say(text(1)).succeeded()).isTrue();
    assertThat(engine.spoken()).hasSize(4);
  }

  @Test
  void anEngineThatIsNotThereIsSaidAndTriedAgain() {
    var told = new AtomicInteger();
    speech.onChange(told::incrementAndGet);
    engine.trouble("espeak-ng-not-there");
    assertThat(speech.start().succeeded()).isTrue();
    assertThat(speech.state()).isEqualTo(new SpeechAvailability.Silent("espeak-ng-not-there"));

    engine.trouble("");
    loop.pass(Duration.ofMinutes(11));
    assertThat(speech.state()).isEqualTo(new SpeechAvailability.Ready());
    assertThat(told).hasValue(2);
  }

  @Test
  void whoComesNextIsReadToWhateverTheOneBeforeStillWaitsFor() {
    loop.hold();
    for (int i = 1; i <= SpeechService.MAX_WAITING; i++) {
      var _ = speech.say(text(i));
    }
    assertThat(speech.say(text(5)).failed()).isTrue();
    speech.forget();

    Future<byte[]> first = speech.say(text(6));
    loop.release();
    assertThat(first.succeeded()).isTrue();
    assertThat(speech.isForgotten()).isFalse();
    assertThat(speech.say(text(1)).succeeded()).isTrue();
    assertThat(engine.spoken()).endsWith(text(6), text(1));
  }

  /** The thread is at the text before it. */
  @Test
  void whatWaitsWhenAllIsForgottenIsNotSpokenAndNoFaultOfTheEngine() throws Exception {
    var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    var isSlow = new CountDownLatch(1);
    SpeechEngine slow =
        utterance -> {
          isSlow.await();
          return engine.speak(utterance);
        };
    var states = new CompletableFuture<List<SpeechAvailability>>();
    vertx.runOnContext(
        _ -> {
          var service = new SpeechService(VertxLoop.current(vertx, System::nanoTime), slow);
          var seen = new ArrayList<SpeechAvailability>();
          service.onChange(() -> seen.add(service.state()));
          var _ = service.say(text(1));
          var _ = service.say(text(2));
          service.forget();
          service.say(text(3)).onComplete(_ -> states.complete(seen));
          isSlow.countDown();
        });
    assertThat(states.get(60, TimeUnit.SECONDS)).containsExactly(new SpeechAvailability.Ready());
    assertThat(engine.spoken().getLast()).isEqualTo(text(3));
    assertThat(engine.spoken()).doesNotContain(text(2));
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void aTextIsCutOffWhereNobodyListensAnyLonger() {
    assertThat(new Utterance("fr", "a".repeat(5_000)).text()).hasSize(Utterance.MAX_LENGTH);
  }
}
