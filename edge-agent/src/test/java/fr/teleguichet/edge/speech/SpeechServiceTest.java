package fr.teleguichet.edge.speech;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import java.time.Duration;
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
  void aTextIsCutOffWhereNobodyListensAnyLonger() {
    assertThat(new Utterance("fr", "a".repeat(5_000)).text()).hasSize(Utterance.MAX_LENGTH);
  }
}
