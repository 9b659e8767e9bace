package fr.teleguichet.edge.header;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.media.SoundRouting;
import fr.teleguichet.edge.peripheral.media.SoundRouting.Destination;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandsetSoundRouterTest {

  private final VirtualLoop loop = new VirtualLoop();
  private final List<Destination> led = new ArrayList<>();
  private boolean isAway;
  private final HandsetSoundRouter sound = new HandsetSoundRouter(loop, Optional.of(this::route));

  private boolean route(Destination destination) throws IOException {
    if (isAway) {
      throw new IOException("pw-dump-not-there");
    }
    led.add(destination);
    return true;
  }

  @Test
  void theSoundFollowsTheHandset() {
    sound.start();
    sound.lifted(true);
    sound.lifted(false);
    assertThat(led)
        .containsExactly(Destination.LOUDSPEAKER, Destination.HANDSET, Destination.LOUDSPEAKER);
  }

  /** Else whoever comes next reads a page that says nothing, and hears no adviser. */
  @Test
  void aHandsetThatWasLeftLyingTakesNoSoundFromTheNextCitizen() {
    sound.start();
    sound.lifted(true);
    sound.sessionEnded();
    loop.pass(HandsetSoundRouter.AGAIN);
    assertThat(led)
        .containsExactly(
            Destination.LOUDSPEAKER,
            Destination.HANDSET,
            Destination.LOUDSPEAKER,
            Destination.LOUDSPEAKER);
    sound.lifted(false);
    sound.lifted(true);
    assertThat(led).endsWith(Destination.HANDSET);
  }

  @Test
  void aSoundServerThatStartsLaterIsToldAgain() {
    isAway = true;
    sound.start();
    sound.lifted(true);
    assertThat(led).isEmpty();
    isAway = false;
    loop.pass(HandsetSoundRouter.AGAIN);
    assertThat(led).containsExactly(Destination.HANDSET);
  }

  @Test
  void nothingIsLedAfterTheEndNorOnAKioskWhoseSoundStaysWhereItIs() {
    sound.start();
    led.clear();
    assertThat(sound.stop()).satisfies(it -> assertThat(it.succeeded()).isTrue());
    sound.lifted(true);
    loop.pass(Duration.ofMinutes(5));
    assertThat(led).isEmpty();

    var fixed = new HandsetSoundRouter(loop, Optional.<SoundRouting>empty());
    fixed.start();
    fixed.lifted(true);
    fixed.sessionEnded();
    loop.pass(Duration.ofMinutes(5));
    assertThat(fixed.stop().succeeded()).isTrue();
    assertThat(loop.worked("sound")).isEqualTo(1);
  }
}
