package fr.teleguichet.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.call.AdviserPresence;
import fr.teleguichet.edge.call.CallEndReason;
import fr.teleguichet.edge.call.CallEvent;
import fr.teleguichet.edge.call.CallRequest;
import fr.teleguichet.edge.call.QueuePlace;
import fr.teleguichet.edge.call.VideoCall;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.session.CallEnding;
import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SimulatedAdvisersTest {

  private static final ServiceCode CAF = new ServiceCode("caf");

  private final VirtualLoop loop = new VirtualLoop();
  private final List<CallEvent> events = new ArrayList<>();

  @Test
  void theyAnswerAfterTheirTimeSpeakForAnotherAndHangUp() {
    var _ = call(Optional.of(Duration.ofMinutes(5)));
    assertThat(events)
        .containsExactly(
            new CallEvent.Waiting(
                new QueuePlace(Optional.of(1), Optional.of(Duration.ofSeconds(20)))));
    loop.pass(Duration.ofSeconds(20));
    assertThat(events).endsWith(new CallEvent.Answered(), new CallEvent.Connected()).hasSize(3);
    loop.pass(Duration.ofMinutes(5).minusMillis(1));
    assertThat(events).hasSize(3);
    loop.pass(Duration.ofMillis(1));
    assertThat(events).endsWith(new CallEvent.Ended(CallEnding.OVER));
  }

  @Test
  void whoEndsTheCallBeforeIsToldNothingMore() {
    VideoCall left = call(Optional.of(Duration.ofMinutes(5)));
    left.end(CallEndReason.CANCELLED);
    loop.pass(Duration.ofHours(1));
    assertThat(events).hasSize(1);

    VideoCall held = call(Optional.of(Duration.ofMinutes(5)));
    loop.pass(Duration.ofMinutes(1));
    held.end(CallEndReason.ENDED);
    loop.pass(Duration.ofHours(1));
    assertThat(events).hasSize(4).doesNotContain(new CallEvent.Ended(CallEnding.OVER));
  }

  @Test
  void theyStayUntilTheCitizenEndsItWhenNobodySaysForHowLong() {
    var _ = call(Optional.empty());
    loop.pass(Duration.ofHours(5));
    assertThat(events).endsWith(new CallEvent.Connected());
  }

  private VideoCall call(Optional<Duration> speakFor) {
    var advisers =
        new SimulatedAdvisers(loop, new Scenario.Advisers(Duration.ofSeconds(20), speakFor));
    assertThat(advisers.presence(CAF)).isEqualTo(AdviserPresence.PRESENT);
    return advisers.request(
        new CallRequest(new UUID(0, 1), CAF, new CallerDetails("fr", false)), events::add);
  }
}
