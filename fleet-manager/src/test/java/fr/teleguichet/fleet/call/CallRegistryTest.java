package fr.teleguichet.fleet.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.video.CallVideoAssignment;
import fr.teleguichet.fleet.video.CallVideoPlan;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who waits, who answers, and what ends by itself. */
final class CallRegistryTest {
  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final ServiceCode CARSAT = new ServiceCode("carsat");
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration AWAY = Duration.ofMinutes(1);
  private static final CallVideoAssignment DIRECT =
      CallVideoAssignment.planned(CallVideoPlan.DIRECT);
  private static final Adviser ANNE = new Adviser(1, Set.of(CAF), new Scope.Fleet());
  private static final Adviser BRUNO = new Adviser(2, Set.of(CAF, CARSAT), new Scope.Fleet());

  private static final List<KioskEndReason> ENDS = List.of(KioskEndReason.values());
  private static final List<CallOutcome> OUTCOMES = List.of(CallOutcome.values());

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-28T08:00:00Z"));
  private final Set<UUID> expected = new HashSet<>();
  private final CallRegistry registry =
      new CallRegistry(PATIENCE, AWAY, call -> expected.contains(call.id()), clock);
  private int made;

  private static KioskId kiosk(int number) {
    return new KioskId(new Territory("lot"), new KioskName("kiosk-" + number));
  }

  private VideoCall wish(
      UUID id, KioskId kiosk, ServiceCode service, CallLanguage language, boolean accompanied) {
    return VideoCall.asked(id, kiosk, service, language, accompanied, clock.instant(), DIRECT);
  }

  /** Of a service with somebody who is free. */
  private static ServiceLoad load(ServiceCode service, int advisers, int free, int waiting) {
    return new ServiceLoad(
        service, advisers, free, waiting, Optional.of(WaitTimeEstimator.REACTION));
  }

  @CanIgnoreReturnValue
  private UUID ask(int kiosk, ServiceCode service) {
    made++;
    UUID id = new UUID(1, made);
    registry.kioskCame(kiosk(kiosk));
    assertThat(registry.ask(wish(id, kiosk(kiosk), service, CallLanguage.FR, false)))
        .isInstanceOf(CallRequestResult.Asked.class);
    return id;
  }

  private AnswerResult answer(Adviser adviser, UUID id) {
    return registry.answer(adviser, id, DIRECT);
  }

  private CallState state(UUID id) {
    return registry.find(id).orElseThrow().state();
  }

  private CallOutcome outcome(UUID id) {
    return state(id) instanceof CallState.Ended ended
        ? ended.outcome()
        : org.assertj.core.api.Assertions.fail(state(id).toString());
  }

  @Test
  void oneOfTwoAdvisersWinsAndTheOtherIsTold() {
    registry.enter(ANNE);
    registry.enter(BRUNO);
    UUID call = ask(1, CAF);

    assertThat(answer(ANNE, call)).isInstanceOf(AnswerResult.Answered.class);
    assertThat(answer(ANNE, call)).isInstanceOf(AnswerResult.Answered.class);
    assertThat(answer(BRUNO, call)).isEqualTo(new AnswerResult.Taken());
    assertThat(answer(ANNE, ask(2, CAF))).isEqualTo(new AnswerResult.Occupied());
  }

  @Test
  void anotherBodysCallAndAnotherTerritorysAreNobodysBusiness() {
    Adviser elsewhere = new Adviser(3, Set.of(CAF), new Scope.Territories(Set.of("tarn")));
    registry.enter(ANNE);
    registry.enter(elsewhere);

    assertThat(answer(ANNE, ask(1, CARSAT))).isEqualTo(new AnswerResult.NotOwn());
    assertThat(answer(elsewhere, ask(2, CAF))).isEqualTo(new AnswerResult.NotOwn());
    assertThat(answer(ANNE, new UUID(9, 9))).isEqualTo(new AnswerResult.Unknown());
    assertThat(registry.loads(kiosk(1))).containsExactly(load(CAF, 1, 1, 1));
  }

  @Test
  void aKioskThatAsksAnewGivesUpItsCallBefore() {
    UUID first = ask(1, CAF);
    UUID second = ask(1, CARSAT);

    assertThat(outcome(first)).isEqualTo(CallOutcome.CANCELLED);
    assertThat(state(second)).isInstanceOf(CallState.Waiting.class);
    assertThat(registry.ask(wish(second, kiosk(1), CARSAT, CallLanguage.FR, false)))
        .isInstanceOf(CallRequestResult.Known.class);
    assertThat(registry.ask(wish(second, kiosk(2), CARSAT, CallLanguage.FR, false)))
        .isEqualTo(new CallRequestResult.AnotherKiosks());
  }

  @Test
  void severalWindowsOfOneAdviserCountOnceAndAPausedOneNot() {
    registry.enter(ANNE);
    registry.enter(ANNE);
    registry.enter(BRUNO);
    assertThat(registry.loads(kiosk(1))).containsExactly(load(CAF, 2, 2, 0), load(CARSAT, 1, 1, 0));

    registry.pause(BRUNO.account(), true);
    registry.leave(ANNE.account());
    assertThat(registry.loads(kiosk(1))).containsExactly(load(CAF, 1, 1, 0));

    registry.leave(ANNE.account());
    assertThat(registry.loads(kiosk(1))).isEmpty();
  }

  @Test
  void nobodyAnswersForTenMinutes() {
    UUID call = ask(1, CAF);
    clock.advance(PATIENCE.minusSeconds(1));
    assertThat(registry.sweep()).isEmpty();

    clock.advance(Duration.ofSeconds(1));

    assertThat(registry.sweep()).hasSize(1);
    assertThat(outcome(call)).isEqualTo(CallOutcome.UNANSWERED);
    assertThat(registry.sweep()).isEmpty();
  }

  @Test
  void aKioskMayBeGoneForAMinute() {
    registry.enter(ANNE);
    UUID waiting = ask(1, CAF);
    UUID answered = ask(2, CAF);
    var _ = answer(ANNE, answered);
    registry.kioskLeft(kiosk(1));
    registry.kioskLeft(kiosk(2));
    clock.advance(AWAY.minusSeconds(1));
    assertThat(registry.sweep()).isEmpty();
    registry.kioskCame(kiosk(2));
    clock.advance(Duration.ofSeconds(1));

    assertThat(registry.sweep()).extracting(it -> it.now().id()).containsExactly(waiting);
    assertThat(outcome(waiting)).isEqualTo(CallOutcome.CANCELLED);
    registry.kioskLeft(kiosk(2));
    clock.advance(AWAY);
    assertThat(registry.sweep())
        .singleElement()
        .satisfies(it -> assertThat(it.before().isWith(ANNE.account())).isTrue());
    assertThat(outcome(answered)).isEqualTo(CallOutcome.FAILED);
  }

  @Test
  void aKioskThatAsksWithoutAStreamHasAMinuteToOpenOne() {
    UUID call = new UUID(2, 2);
    var _ = registry.ask(wish(call, kiosk(1), CAF, CallLanguage.FR, false));
    clock.advance(AWAY);
    assertThat(registry.sweep()).hasSize(1);
    assertThat(outcome(call)).isEqualTo(CallOutcome.CANCELLED);
  }

  @Test
  void anAdvisersCallWaitsForTheDesksReturn() {
    registry.enter(ANNE);
    UUID call = ask(1, CAF);
    var _ = answer(ANNE, call);
    registry.leave(ANNE.account());
    clock.advance(AWAY.minusSeconds(1));
    assertThat(registry.sweep()).isEmpty();
    registry.enter(ANNE);
    clock.advance(AWAY);
    assertThat(registry.sweep()).isEmpty();

    registry.leave(ANNE.account());
    clock.advance(AWAY);

    assertThat(registry.sweep()).hasSize(1);
    assertThat(outcome(call)).isEqualTo(CallOutcome.FAILED);
  }

  private VideoCall left(int kiosk, CallState state) {
    VideoCall call =
        new VideoCall(
            new UUID(5, kiosk),
            kiosk(kiosk),
            CAF,
            CallLanguage.FR,
            false,
            clock.instant(),
            DIRECT,
            Optional.empty(),
            state);
    registry.takeUp(call);
    return call;
  }

  /** A slow start takes nothing from the time in which both may come back. */
  @Test
  void theTimeToComeBackBeginsWhenTheDoorsOpen() {
    VideoCall talk =
        left(1, new CallState.Connected(ANNE.account(), clock.instant(), clock.instant()));
    clock.advance(AWAY.multipliedBy(3));
    registry.openDoors();
    assertThat(registry.sweep()).isEmpty();
    registry.enter(ANNE);
    registry.kioskCame(kiosk(1));
    clock.advance(AWAY);

    assertThat(registry.sweep()).isEmpty();
    assertThat(state(talk.id())).isInstanceOf(CallState.Connected.class);
  }

  @Test
  void whatTheManagerBeforeLeftOpenGoesOnForWhoComesBackWithinAMinute() {
    Instant then = clock.instant();
    VideoCall talk = left(1, new CallState.Connected(ANNE.account(), then, then));
    VideoCall withoutKiosk = left(2, new CallState.Connected(BRUNO.account(), then, then));
    VideoCall withoutAdviser = left(3, new CallState.Answered(3, then));
    VideoCall waiting = left(4, new CallState.Waiting());
    clock.advance(AWAY.minusSeconds(1));
    assertThat(registry.sweep()).isEmpty();
    registry.enter(ANNE);
    registry.enter(BRUNO);
    for (int kiosk : List.of(1, 3, 4)) {
      registry.kioskCame(kiosk(kiosk));
    }
    clock.advance(Duration.ofSeconds(1));

    assertThat(registry.sweep())
        .extracting(it -> it.now().id())
        .containsExactlyInAnyOrder(withoutKiosk.id(), withoutAdviser.id());
    assertThat(state(talk.id())).isInstanceOf(CallState.Connected.class);
    assertThat(state(waiting.id())).isInstanceOf(CallState.Waiting.class);
    assertThat(registry.of(ANNE.account())).contains(talk);
  }

  /** No row keeps in which language somebody waits, nor whether somebody helps. */
  @Test
  void theKioskSaysAgainWhoWaits() {
    VideoCall waiting = left(1, new CallState.Waiting());

    var _ = registry.ask(wish(waiting.id(), kiosk(1), CAF, CallLanguage.AR, true));

    assertThat(registry.find(waiting.id()).orElseThrow().language()).isEqualTo(CallLanguage.AR);
    assertThat(registry.find(waiting.id()).orElseThrow().accompanied()).isTrue();
  }

  /** Who is passed on has waited before: the queue does not begin anew. */
  @Test
  void whoIsPassedOnComesFirstAndTheCallBeforeEndsAsThat() {
    registry.enter(ANNE);
    UUID first = ask(1, CAF);
    var _ = answer(ANNE, first);
    var _ = registry.connect(kiosk(1), first, Duration.ZERO);
    UUID earlier = ask(2, CARSAT);
    UUID last = ask(3, CARSAT);
    registry.enter(BRUNO);
    UUID passedOn = new UUID(8, 1);

    CallRequestResult result =
        registry.ask(wish(passedOn, kiosk(1), CARSAT, CallLanguage.AR, true).transferredBy(CAF));

    assertThat(result).isInstanceOf(CallRequestResult.Asked.class);
    assertThat(outcome(first)).isEqualTo(CallOutcome.TRANSFERRED);
    assertThat(registry.open()).extracting(VideoCall::id).containsExactly(passedOn, earlier, last);
    assertThat(registry.place(registry.find(passedOn).orElseThrow()).orElseThrow().position())
        .isEqualTo(1);
    assertThat(registry.place(registry.find(earlier).orElseThrow()).orElseThrow().position())
        .isEqualTo(2);
  }

  @Test
  void whoHasAnAppointmentGoesBeforeThoseWhoCameEarlierAndAllOfThemAreToldSo() {
    UUID earlier = ask(1, CAF);
    UUID withAppointment = ask(2, CAF);
    UUID last = ask(3, CAF);
    UUID ofAnother = ask(4, CARSAT);
    assertThat(position(withAppointment)).isEqualTo(2);
    var _ = registry.sweep();
    long version = registry.version();
    var _ = registry.sweep();
    assertThat(registry.version()).as("nothing is new").isEqualTo(version);

    expected.add(withAppointment);
    var _ = registry.sweep();

    assertThat(registry.version()).as("there is something to tell").isGreaterThan(version);
    assertThat(registry.open())
        .extracting(VideoCall::id)
        .containsExactly(withAppointment, earlier, last, ofAnother);
    assertThat(Stream.of(withAppointment, earlier, last, ofAnother).map(this::position))
        .containsExactly(1, 2, 3, 1);
  }

  private int position(UUID call) {
    return registry.place(registry.find(call).orElseThrow()).orElseThrow().position();
  }

  /** Twenty candidates go before, or a line that is cut holds up what was said. */
  @Test
  void aTalkIsAsLongAsTheKioskMeasuredItHoweverLateItsWordsCome() {
    registry.enter(ANNE);
    UUID call = ask(1, CAF);
    var _ = answer(ANNE, call);
    clock.advance(Duration.ofSeconds(10));
    Instant told = clock.instant();
    var _ = registry.connect(kiosk(1), call, Duration.ofSeconds(4));
    var _ = registry.connect(kiosk(1), call, Duration.ZERO);
    clock.advance(Duration.ofSeconds(90));

    var _ = registry.end(kiosk(1), call, KioskEndReason.ENDED, Duration.ofSeconds(30));

    assertThat(registry.find(call).orElseThrow().state())
        .isInstanceOfSatisfying(
            CallState.Ended.class,
            ended -> {
              assertThat(ended.connected()).contains(told.minusSeconds(4));
              assertThat(ended.ended()).isEqualTo(told.plusSeconds(60));
            });
  }

  @Test
  void expectationComesFromTheCallsBefore() {
    UUID first = ask(1, CAF);
    assertThat(registry.place(registry.find(first).orElseThrow()))
        .contains(new QueuePlace(1, Optional.empty()));
    registry.enter(ANNE);
    assertThat(registry.place(registry.find(first).orElseThrow()))
        .contains(new QueuePlace(1, Optional.of(WaitTimeEstimator.REACTION)));
    var _ = answer(ANNE, first);
    var _ = registry.connect(kiosk(1), first, Duration.ZERO);
    clock.advance(Duration.ofSeconds(305));
    var _ = registry.close(ANNE.account(), first, CallOutcome.HELD);
    var _ = answer(ANNE, ask(2, CAF));

    UUID third = ask(3, CAF);
    UUID fourth = ask(4, CAF);

    assertThat(registry.place(registry.find(third).orElseThrow()))
        .contains(new QueuePlace(1, Optional.of(Duration.ofMinutes(5))));
    assertThat(registry.place(registry.find(fourth).orElseThrow()))
        .contains(new QueuePlace(2, Optional.of(Duration.ofMinutes(10))));
  }

  @Test
  void whoWaitsForAdvisersOfAnotherTerritoryStandsInAnotherQueue() {
    UUID ofTarn = new UUID(2, 1);
    KioskId albi = new KioskId(new Territory("tarn"), new KioskName("albi-1"));
    var _ = registry.ask(wish(ofTarn, albi, CAF, CallLanguage.FR, false));
    VideoCall ofLot = registry.find(ask(1, CAF)).orElseThrow();
    assertThat(registry.place(ofLot))
        .hasValueSatisfying(it -> assertThat(it.position()).isEqualTo(2));

    registry.enter(new Adviser(3, Set.of(CAF), new Scope.Territories(Set.of("lot"))));

    assertThat(registry.place(ofLot))
        .contains(new QueuePlace(1, Optional.of(WaitTimeEstimator.REACTION)));
    assertThat(registry.loads(kiosk(1))).containsExactly(load(CAF, 1, 1, 1));

    registry.enter(ANNE);

    assertThat(registry.place(ofLot))
        .hasValueSatisfying(it -> assertThat(it.position()).isEqualTo(2));
    assertThat(registry.loads(kiosk(1))).containsExactly(load(CAF, 2, 2, 2));
  }

  @Test
  void fiveHundredCallsAreOpenAndNoMore() {
    IntStream.range(0, CallRegistry.MAX_OPEN).forEach(number -> ask(number, CAF));

    assertThat(registry.ask(wish(new UUID(3, 3), kiosk(900), CAF, CallLanguage.FR, false)))
        .isEqualTo(new CallRequestResult.Full());
    assertThat(registry.ask(wish(new UUID(3, 4), kiosk(4), CAF, CallLanguage.FR, false)))
        .isInstanceOf(CallRequestResult.Asked.class);
    assertThat(registry.open()).hasSize(CallRegistry.MAX_OPEN);
  }

  @Test
  void aCallThatIsOverIsForgottenAfterAWhile() {
    UUID call = ask(1, CAF);
    var _ = registry.end(kiosk(1), call, KioskEndReason.CANCELLED, Duration.ZERO);
    clock.advance(CallRegistry.REMEMBERED);
    var _ = registry.sweep();
    assertThat(registry.find(call)).isPresent();

    clock.advance(Duration.ofSeconds(1));
    var _ = registry.sweep();

    assertThat(registry.find(call)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverHappensEverybodyHasOneCallAndEachEndsOnce(long seed) {
    Random random = new Random(seed);
    Map<UUID, CallState> over = new HashMap<>();
    List<Adviser> advisers = List.of(ANNE, BRUNO);
    for (int step = 0; step < 3_000; step++) {
      KioskId kiosk = kiosk(random.nextInt(6));
      Adviser adviser = advisers.get(random.nextInt(2));
      UUID id = new UUID(5, random.nextInt(step / 10 + 5));
      switch (random.nextInt(12)) {
        case 0, 1 -> {
          ServiceCode service = random.nextBoolean() ? CAF : CARSAT;
          VideoCall wish = wish(new UUID(5, step / 10), kiosk, service, CallLanguage.FR, false);
          var _ = registry.ask(random.nextInt(4) == 0 ? wish.transferredBy(CARSAT) : wish);
        }
        case 2, 3 -> {
          var _ = answer(adviser, id);
        }
        case 4 -> {
          var _ = registry.connect(kiosk, id, Duration.ofSeconds(random.nextInt(100)));
        }
        case 5 -> {
          var _ =
              registry.end(
                  kiosk,
                  id,
                  ENDS.get(random.nextInt(ENDS.size())),
                  Duration.ofSeconds(random.nextInt(100)));
        }
        case 6 -> {
          var _ =
              registry.close(adviser.account(), id, OUTCOMES.get(random.nextInt(OUTCOMES.size())));
        }
        case 7 -> registry.kioskCame(kiosk);
        case 8 -> registry.kioskLeft(kiosk);
        case 9 -> registry.enter(adviser);
        case 10 -> registry.leave(adviser.account());
        default -> {
          clock.advance(Duration.ofSeconds(random.nextInt(40)));
          var _ = registry.sweep();
        }
      }
      check(over);
    }
    assertThat(over).isNotEmpty();
  }

  private void check(Map<UUID, CallState> over) {
    List<VideoCall> open = registry.open();
    Set<KioskId> kiosks = new HashSet<>();
    Set<Long> advisers = new HashSet<>();
    Map<ServiceCode, Integer> positions = new HashMap<>();
    for (VideoCall call : open) {
      assertThat(kiosks.add(call.kiosk())).as("a kiosk has one open call").isTrue();
      call.state()
          .adviser()
          .ifPresent(it -> assertThat(advisers.add(it)).as("an adviser has one call").isTrue());
      assertThat(over).doesNotContainKey(call.id());
      if (call.isWaiting()) {
        assertThat(registry.place(call).orElseThrow().position())
            .isEqualTo(positions.merge(call.service(), 1, Integer::sum));
      }
    }
    for (int kiosk = 0; kiosk < 6; kiosk++) {
      registry
          .newestOf(kiosk(kiosk))
          .filter(call -> !call.state().isOpen())
          .ifPresent(
              call ->
                  assertThat(over.computeIfAbsent(call.id(), _ -> call.state()))
                      .as("a call ends once")
                      .isEqualTo(call.state()));
    }
  }
}
