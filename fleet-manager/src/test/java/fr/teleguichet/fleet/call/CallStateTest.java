package fr.teleguichet.fleet.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can happen to a call, and what can't. */
final class CallStateTest {
  private static final Instant ASKED = Instant.parse("2026-11-28T08:00:00Z");
  private static final Instant LATER = ASKED.plusSeconds(90);

  private static final Map<String, CallState> STATES = new LinkedHashMap<>();
  private static final Map<String, CallEvent> EVENTS = new LinkedHashMap<>();

  static {
    STATES.put("waiting", new CallState.Waiting());
    STATES.put("answered", new CallState.Answered(7, ASKED));
    STATES.put("connected", new CallState.Connected(7, ASKED, ASKED.plusSeconds(2)));
    STATES.put(
        "ended",
        new CallState.Ended(
            CallOutcome.HELD, Optional.of(ASKED), Optional.of(ASKED.plusSeconds(2)), LATER));
    EVENTS.put("answer", new CallEvent.Answer(8));
    EVENTS.put("connect", new CallEvent.Connect());
    for (CallOutcome outcome : CallOutcome.values()) {
      EVENTS.put(outcome.code(), new CallEvent.End(outcome));
    }
  }

  /** Whatever is not in it must not happen. */
  private static final String LEGAL =
      """
      waiting answer -> answered
      waiting cancelled -> ended
      waiting unanswered -> ended
      waiting failed -> ended
      answered connect -> connected
      answered cancelled -> ended
      answered failed -> ended
      answered declined -> ended
      connected held -> ended
      connected failed -> ended
      connected declined -> ended
      connected transferred -> ended
      """;

  @Test
  void onlyWhatTheTableSaysCanHappen() {
    List<String> legal = new ArrayList<>();
    STATES.forEach(
        (state, from) ->
            EVENTS.forEach(
                (name, event) ->
                    from.after(event, LATER)
                        .ifPresent(to -> legal.add(state + " " + name + " -> " + to.code()))));

    assertThat(legal).containsExactlyInAnyOrderElementsOf(LEGAL.lines().toList());
  }

  @Test
  void anEndedCallKnowsItsTimesAndNotItsAdviser() {
    CallState ended =
        new CallState.Waiting()
            .after(new CallEvent.Answer(7), ASKED)
            .flatMap(it -> it.after(new CallEvent.Connect(), ASKED.plusSeconds(1)))
            .flatMap(it -> it.after(new CallEvent.End(CallOutcome.HELD), LATER))
            .orElseThrow();

    assertThat(ended)
        .isEqualTo(
            new CallState.Ended(
                CallOutcome.HELD, Optional.of(ASKED), Optional.of(ASKED.plusSeconds(1)), LATER));
    assertThat(ended.adviser()).isEmpty();
  }

  @Test
  void whateverIsToldOfAsLongPastHappensAfterWhatLedToIt() {
    CallState connected =
        new CallState.Answered(7, ASKED)
            .after(new CallEvent.Connect(), ASKED.minusSeconds(1))
            .orElseThrow();
    assertThat(connected.connectedAt()).contains(ASKED);

    assertThat(
            new CallState.Connected(7, ASKED, LATER)
                .after(new CallEvent.End(CallOutcome.HELD), ASKED))
        .contains(
            new CallState.Ended(CallOutcome.HELD, Optional.of(ASKED), Optional.of(LATER), LATER));
  }

  @Test
  void whoHasTalkedHasTalkedWhoeverHungUp() {
    CallState waiting = new CallState.Waiting();
    CallState answered = new CallState.Answered(7, ASKED);
    CallState connected = new CallState.Connected(7, ASKED, LATER);

    assertThat(KioskEndReason.CANCELLED.outcome(waiting)).isEqualTo(CallOutcome.CANCELLED);
    assertThat(KioskEndReason.ENDED.outcome(answered)).isEqualTo(CallOutcome.CANCELLED);
    assertThat(KioskEndReason.CANCELLED.outcome(connected)).isEqualTo(CallOutcome.HELD);
    assertThat(KioskEndReason.FAILED.outcome(connected)).isEqualTo(CallOutcome.FAILED);
    assertThat(KioskEndReason.TRANSFERRED.outcome(answered)).isEqualTo(CallOutcome.CANCELLED);
    assertThat(KioskEndReason.TRANSFERRED.outcome(connected)).isEqualTo(CallOutcome.TRANSFERRED);
  }
}
