package fr.teleguichet.edge.session;

import static fr.teleguichet.edge.session.SessionFixture.CAF;
import static fr.teleguichet.edge.session.SessionFixture.CARSAT;
import static fr.teleguichet.edge.session.SessionFixture.END;
import static fr.teleguichet.edge.session.SessionFixture.STAY;
import static fr.teleguichet.edge.session.SessionFixture.TRANSFER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.teleguichet.edge.session.CitizenSession.Connected;
import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.NoAnswer;
import fr.teleguichet.edge.session.CitizenSession.Waiting;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Visit;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.journal.SessionStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A citizen who is passed on to another service is one citizen, with two talks. */
final class TransferOfferTest {

  private static final SessionEvent PROPOSED =
      new SessionEvent.TransferProposed(CARSAT, new CallerDetails("ar", true));

  private final SessionFixture it = new SessionFixture();

  @Test
  void eachTalkIsAnInterviewOfItsServiceAndTheSessionIsOne() {
    it.connect();
    it.loop.pass(Duration.ofMinutes(2));
    it.propose();
    it.tap(TRANSFER);
    assertThat(it.state())
        .isInstanceOfSatisfying(
            Waiting.class,
            waiting -> {
              assertThat(waiting.service()).isEqualTo(CARSAT);
              assertThat(waiting.caller()).isEqualTo(new CallerDetails("ar", true));
            });
    it.loop.pass(Duration.ofSeconds(30));
    it.call(new SessionEvent.CallAnswered());
    it.call(new SessionEvent.CallConnected());
    it.loop.pass(Duration.ofMinutes(3));
    it.tap(END);

    assertThat(interviews())
        .extracting(Interview::service, Interview::outcome, Interview::length, Interview::waited)
        .containsExactly(
            tuple(CAF, Outcome.HELD, Duration.ofMinutes(2), Optional.of(Duration.ZERO)),
            tuple(
                CARSAT, Outcome.HELD, Duration.ofMinutes(3), Optional.of(Duration.ofSeconds(30))));
    assertThat(it.visits())
        .extracting(Visit::session)
        .containsOnly(it.visits().getFirst().session());
    assertThat(it.visits())
        .extracting(Visit::step)
        .containsExactly(
            SessionStep.TOUCHED,
            SessionStep.CHOSE,
            SessionStep.AGREED,
            SessionStep.ANSWERED,
            SessionStep.CONNECTED,
            SessionStep.ANSWERED,
            SessionStep.CONNECTED);
    assertThat(it.visits().getLast().service()).contains(CARSAT);
  }

  /** Nobody went away and nothing failed: a talk that was too short to count is none. */
  @Test
  void aTalkTooShortToCountIsNoAbandonedOne() {
    it.connect();
    it.loop.pass(Duration.ofSeconds(59));
    it.propose();
    it.tap(TRANSFER);
    assertThat(interviews()).isEmpty();
    it.call(new SessionEvent.CallEnded(CallEnding.UNANSWERED));
    assertThat(it.state()).isEqualTo(new NoAnswer(CARSAT, CallEnding.UNANSWERED));
    assertThat(interviews())
        .extracting(Interview::service, Interview::outcome)
        .containsExactly(tuple(CARSAT, Outcome.UNANSWERED));
  }

  @Test
  void whoSaysNoOrNothingStaysInTheSameTalk() {
    it.connect();
    Connected talk = (Connected) it.state();
    it.propose();
    it.tap(STAY);
    assertThat(it.state()).isSameAs(talk);
    it.propose();
    it.loop.pass(SessionTimeouts.STANDARD.transfer().minusMillis(1));
    assertThat(it.state()).isInstanceOf(TransferOffer.class);
    it.loop.pass(Duration.ofMillis(1));
    assertThat(it.state()).isSameAs(talk);
    assertThat(it.steps())
        .as("nobody was connected anew")
        .filteredOn(SessionStep.CONNECTED::equals)
        .hasSize(1);
    it.loop.pass(Duration.ofMinutes(1));
    it.tap(END);
    assertThat(interviews()).singleElement().extracting(Interview::outcome).isEqualTo(Outcome.HELD);
  }

  /** Whatever ends a talk ends it also while a question stands in front of it. */
  @ParameterizedTest
  @EnumSource(CallEnding.class)
  void aTalkEndsWhileTheQuestionIsAsked(CallEnding how) {
    var other = new SessionFixture();
    for (SessionFixture each : List.of(it, other)) {
      each.connect();
      each.loop.pass(Duration.ofMinutes(2));
    }
    it.propose();
    it.call(new SessionEvent.CallEnded(how));
    other.call(new SessionEvent.CallEnded(how));

    assertThat(it.state()).isEqualTo(other.state());
    assertThat(it.results()).isEqualTo(other.results());
  }

  @Test
  void nobodyIsAskedWhereTheServiceIsTheSameOrNotOfferedHere() {
    it.connect();
    for (ServiceCode no : List.of(CAF, new ServiceCode("msa"))) {
      assertThat(
              it.session.take(
                  new SessionEvent.TransferProposed(no, new CallerDetails("fr", false))))
          .isFalse();
    }
  }

  /** From no other state. */
  @Test
  void illegalTransitions() {
    List<Runnable> states =
        List.of(it::choose, () -> it.tap(SessionFixture.AGREE), () -> it.tap(SessionFixture.READY));
    assertThat(it.session.take(PROPOSED)).as("nobody is there").isFalse();
    for (Runnable next : states) {
      next.run();
      assertThat(it.session.take(PROPOSED)).as("%s", it.state()).isFalse();
      assertThat(it.take(TRANSFER)).as("%s", it.state()).isFalse();
    }
    it.call(new SessionEvent.CallAnswered());
    assertThat(it.session.take(PROPOSED)).isFalse();
    it.call(new SessionEvent.CallConnected());
    assertThat(it.take(TRANSFER)).as("nobody proposed it").isFalse();
    it.propose();
    assertThat(it.session.take(PROPOSED)).as("asked already").isFalse();
    assertThat(it.take(END)).as("behind the question").isFalse();
    assertThat(it.session.take(new SessionEvent.CallAnswered())).isFalse();
    assertThat(it.session.take(new SessionEvent.CallConnected())).isFalse();
  }

  /** The interview is on the disk with the wait that follows it, or neither is. */
  @Test
  void aCutOfPowerWhileTheOtherServiceIsWaitedForCountsBothOnce() {
    it.connect();
    it.loop.pass(Duration.ofMinutes(2));
    it.propose();
    it.tap(TRANSFER);

    assertThat(it.start().recover(Optional.empty()).succeeded()).isTrue();
    assertThat(it.start().recover(Optional.empty()).succeeded()).isTrue();

    assertThat(interviews())
        .extracting(Interview::service, Interview::outcome)
        .containsExactly(tuple(CAF, Outcome.HELD), tuple(CARSAT, Outcome.FAILED));
  }

  @Test
  void aCutOfPowerAfterATalkTooShortToCountCountsTheWaitForTheOtherServiceAlone() {
    it.connect();
    it.loop.pass(Duration.ofSeconds(30));
    it.propose();
    it.tap(TRANSFER);

    assertThat(it.start().recover(Optional.empty()).succeeded()).isTrue();

    assertThat(interviews())
        .extracting(Interview::service, Interview::outcome, Interview::waited)
        .containsExactly(tuple(CARSAT, Outcome.FAILED, Optional.of(Duration.ZERO)));
  }

  @Test
  void whoIsGoneFromTheQuestionHasHadTheTalk() {
    it.connect();
    it.loop.pass(Duration.ofMinutes(2));
    it.propose();
    it.vacate();
    assertThat(it.state()).isEqualTo(new Idle());
    assertThat(interviews()).singleElement().extracting(Interview::outcome).isEqualTo(Outcome.HELD);
  }

  private List<Interview> interviews() {
    return it.results().stream()
        .filter(Interview.class::isInstance)
        .map(Interview.class::cast)
        .toList();
  }
}
