package fr.teleguichet.edge.call;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.call.CallService.PageMessage;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.session.CallEnding;
import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.edge.session.CitizenSession;
import fr.teleguichet.edge.session.FakeAdmission;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionTap;
import fr.teleguichet.edge.session.TransferOffer;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallServiceTest {

  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final ServiceCode CARSAT = new ServiceCode("carsat");
  private static final CallerDetails SPANISH = new CallerDetails("es", true);
  private static final IceConfiguration ROUTE = new IceConfiguration(List.of(), false);
  private static final SignalingMessage OFFER =
      new SignalingMessage("offer", "{\"kind\":\"offer\"}");

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook logbook = new Logbook();
  private final AtomicLong ids = new AtomicLong();
  private final List<PageMessage> page = new ArrayList<>();
  private final FakeAdvisers advisers = FakeAdvisers.waiting();
  private final SessionService session =
      new SessionService(
          new SessionService.Surroundings(
              loop,
              loop.clock(),
              new EventStream<>(loop),
              logbook,
              logbook,
              () -> new UUID(1, ids.incrementAndGet()),
              new FakeAdmission(_ -> true)));
  private final CallService calls =
      new CallService(loop, session, () -> new UUID(2, ids.incrementAndGet()));

  CallServiceTest() {
    calls.by(advisers);
    calls.subscribe(page::add);
  }

  @ParameterizedTest
  @CsvSource({
    "PRESENT, UNREACHABLE, PRESENT",
    "ABSENT, PRESENT, PRESENT",
    "UNREACHABLE, UNKNOWN, UNKNOWN",
    "ABSENT, UNREACHABLE, UNREACHABLE",
    "ABSENT, ABSENT, ABSENT"
  })
  void whoIsThereByAnyWayIsThere(
      AdviserPresence one, AdviserPresence another, AdviserPresence all) {
    FakeAdvisers others = FakeAdvisers.waiting();
    calls.by(others);
    advisers.are(one);
    others.are(another);
    assertThat(calls.presence(CAF)).isEqualTo(all);
  }

  @Test
  void ofAKioskWithoutAWayToAdvisersNobodySaysThatTheyAreAway() {
    assertThat(new CallService(loop, session, () -> new UUID(2, 1)).presence(CAF))
        .isEqualTo(AdviserPresence.UNKNOWN);
  }

  @Test
  void whereNobodyIsThereTheCitizenIsToldSoAndTheDemandCounts() {
    advisers.are(AdviserPresence.ABSENT);
    await();

    assertThat(state()).isEqualTo(new CitizenSession.NoAnswer(CAF, CallEnding.NOBODY));
    assertThat(outcomes()).containsExactly(Outcome.UNANSWERED);
    assertThat(advisers.asked()).isEmpty();
    assertThat(calls.status()).isEqualTo(CallStatus.NONE);
  }

  @Test
  void whereNobodyCanSayWhoIsThereItIsAFaultOfTheTechnique() {
    advisers.are(AdviserPresence.UNREACHABLE);
    await();

    assertThat(state()).isEqualTo(new CitizenSession.NoAnswer(CAF, CallEnding.FAILED));
    assertThat(outcomes()).containsExactly(Outcome.FAILED);
    assertThat(advisers.asked()).isEmpty();
  }

  /** As while the manager is started again: it is asked all the same, and says so or stays away. */
  @Test
  void whereNobodyCanSayYetWhoIsThereTheCallIsAskedForAllTheSame() {
    advisers.are(AdviserPresence.UNKNOWN);
    await();
    assertThat(state()).isInstanceOf(CitizenSession.Waiting.class);
    assertThat(advisers.asked()).hasSize(1);

    advisers.asked().getFirst().happens(new CallEvent.Ended(CallEnding.FAILED));
    assertThat(state()).isEqualTo(new CitizenSession.NoAnswer(CAF, CallEnding.FAILED));
    assertThat(outcomes()).containsExactly(Outcome.FAILED);
  }

  @Test
  void theFirstWayCountsOnWhichSomebodyIsThere() {
    FakeAdvisers played = FakeAdvisers.answering();
    calls.by(played);
    await();
    assertThat(advisers.asked()).hasSize(1);
    assertThat(played.asked()).isEmpty();
    tap(new SessionTap.Leave());

    advisers.are(AdviserPresence.UNKNOWN);
    await();
    assertThat(state()).isInstanceOf(CitizenSession.Connected.class);
    assertThat(calls.isPlayed()).isTrue();
    assertThat(played.asked()).hasSize(1);
  }

  @Test
  void nobodyIsCalledWhileCameraAndSoundAreTried() {
    agree();
    assertThat(state()).isEqualTo(new CitizenSession.Checking(CAF, SPANISH));
    assertThat(advisers.asked()).isEmpty();
    loop.pass(Duration.ofMinutes(2));
    tap(new SessionTap.Stay());
    assertThat(advisers.asked()).isEmpty();

    tap(new SessionTap.Ready());
    assertThat(state()).isInstanceOf(CitizenSession.Waiting.class);
    assertThat(advisers.asked()).hasSize(1);
  }

  /** Neither with played advisers nor where there is nobody. */
  @Test
  void nobodyTriesCameraAndSoundInVain() {
    calls.by(FakeAdvisers.answering());
    advisers.are(AdviserPresence.ABSENT);
    agree();
    assertThat(state()).isInstanceOf(CitizenSession.Connected.class);
  }

  /** The last adviser may go while somebody tries the camera. */
  @Test
  void whoStillTriesCameraAndSoundWhenTheLastAdviserGoesIsToldSoAfterwards() {
    agree();
    advisers.are(AdviserPresence.ABSENT);
    tap(new SessionTap.Ready());
    assertThat(state()).isEqualTo(new CitizenSession.NoAnswer(CAF, CallEnding.NOBODY));
  }

  @Test
  void anAdviserIsAskedForOnceInTheCitizensLanguageAndThePlaceIsTold() {
    var repaints = new AtomicLong();
    calls.onPlace(repaints::incrementAndGet);
    await();
    loop.pass(Duration.ofMinutes(3));
    tap(new SessionTap.Stay());

    assertThat(advisers.asked()).hasSize(1);
    assertThat(asked().request().service()).isEqualTo(CAF);
    assertThat(asked().request().caller()).isEqualTo(SPANISH);
    var place = new QueuePlace(Optional.of(2), Optional.of(Duration.ofMinutes(4)));
    asked().happens(new CallEvent.Waiting(place));
    asked().happens(new CallEvent.Waiting(place));
    assertThat(calls.place()).isEqualTo(place);
    assertThat(repaints).hasValue(1);
  }

  @Test
  void whoIsPassedOnIsOneCitizenInTwoCalls() {
    answer();
    calls.pageCame();
    assertThat(calls.connected()).isTrue();
    FakeAdvisers.Asked first = asked();
    first.happens(new CallEvent.TransferProposed(CARSAT));
    assertThat(state()).isInstanceOf(TransferOffer.class);
    tap(new SessionTap.Stay());
    assertThat(first.told().getLast()).isEqualTo("signal transfer stay");

    first.happens(new CallEvent.TransferProposed(CARSAT));
    loop.pass(Duration.ofSeconds(45));
    assertThat(state()).as("nobody answered").isInstanceOf(CitizenSession.Connected.class);
    assertThat(first.told()).filteredOn("signal transfer stay"::equals).hasSize(2);

    first.happens(new CallEvent.TransferProposed(CARSAT));
    tap(new SessionTap.Transfer());
    assertThat(first.told().getLast()).isEqualTo("end transferred");
    FakeAdvisers.Asked second = asked();
    assertThat(second.request().service()).isEqualTo(CARSAT);
    assertThat(second.request().caller()).isEqualTo(SPANISH);
    assertThat(second.request().transferOf()).contains(first.request().id());
    assertThat(second.request().id()).isNotEqualTo(first.request().id());
    first.happens(new CallEvent.Ended(CallEnding.OVER));
    assertThat(state())
        .as("the first one is over already")
        .isInstanceOf(CitizenSession.Waiting.class);

    second.happens(new CallEvent.Ended(CallEnding.UNANSWERED));
    assertThat(state()).isEqualTo(new CitizenSession.NoAnswer(CARSAT, CallEnding.UNANSWERED));
  }

  /** The adviser is told so, and the citizen is not asked for what can't be. */
  @Test
  void aServiceThatTheKioskCanNotCallIsNotProposed() {
    answer();
    assertThat(calls.connected()).isTrue();
    asked().happens(new CallEvent.TransferProposed(CAF));
    assertThat(state()).isInstanceOf(CitizenSession.Connected.class);
    assertThat(asked().told().getLast()).isEqualTo("signal transfer unavailable");
  }

  @Test
  void aCallIsConnectedWhenThePageSaysSoAndNotBefore() {
    answer();
    assertThat(state()).isInstanceOf(CitizenSession.Connecting.class);
    assertThat(calls.status().json())
        .isEqualTo(
            new JsonObject()
                .put("state", "answered")
                .put("id", asked().request().id().toString())
                .put("iceServers", new io.vertx.core.json.JsonArray())
                .put("relayOnly", false));

    assertThat(calls.connected()).isTrue();
    assertThat(calls.connected()).as("told again").isTrue();
    assertThat(state()).isInstanceOf(CitizenSession.Connected.class);
    assertThat(asked().told()).containsExactly("connected");
    assertThat(calls.status().json().getString("state")).isEqualTo("connected");
  }

  @Test
  void theManagerOfACallThatTheCitizenEndsKnowsWhy() {
    await();
    tap(new SessionTap.Back());
    assertThat(asked().told()).containsExactly("end cancelled");

    calls.pageCame();
    answer();
    var _ = calls.connected();
    loop.pass(Duration.ofMinutes(2));
    tap(new SessionTap.End());
    assertThat(asked().told()).containsExactly("connected", "end ended");
    assertThat(outcomes()).containsExactly(Outcome.ABANDONED, Outcome.HELD);
  }

  @Test
  void anAdviserWithoutPictureAndSoundIsToldThatItFailed() {
    calls.pageCame();
    answer();
    loop.pass(Duration.ofMinutes(1));
    assertThat(state()).isEqualTo(new CitizenSession.NoAnswer(CAF, CallEnding.FAILED));
    assertThat(asked().told()).containsExactly("end failed");
  }

  @ParameterizedTest
  @EnumSource(CallEnding.class)
  void whoeverEndedItIsNotToldThatItEnds(CallEnding how) {
    await();
    asked().happens(new CallEvent.Ended(how));
    assertThat(state()).isInstanceOf(CitizenSession.NoAnswer.class);
    assertThat(asked().told()).isEmpty();
    assertThat(calls.status()).isEqualTo(CallStatus.NONE);
  }

  @Test
  void signalsPassOnceAnAdviserIsThere() {
    assertThat(calls.signal(OFFER)).as("without a call").isFalse();
    await();
    assertThat(calls.signal(OFFER)).as("before the answer").isFalse();
    asked().happens(new CallEvent.Accepted(ROUTE));
    asked().happens(new CallEvent.Answered());
    assertThat(calls.signal(OFFER)).isTrue();
    page.clear();
    asked().happens(new CallEvent.Signal(OFFER));

    assertThat(asked().told()).containsExactly("signal offer");
    assertThat(page).containsExactly(new PageMessage.Signal(OFFER));
  }

  @Test
  void aPageThatSaysSomethingOfNoCallChangesNothing() {
    assertThat(calls.connected()).isFalse();
    assertThat(calls.failed()).isFalse();
    await();
    assertThat(calls.connected()).isFalse();
    assertThat(calls.failed()).isFalse();
    assertThat(state()).isInstanceOf(CitizenSession.Waiting.class);
  }

  /** A manager that is late speaks of a call that is over. */
  @Test
  void whatHappensToAnEarlierCallIsNothingToThisOne() {
    await();
    FakeAdvisers.Asked earlier = asked();
    tap(new SessionTap.Leave());
    await();
    earlier.happens(new CallEvent.Answered());
    earlier.happens(new CallEvent.Ended(CallEnding.FAILED));
    earlier.happens(new CallEvent.Signal(OFFER));

    assertThat(state()).isInstanceOf(CitizenSession.Waiting.class);
    assertThat(page).noneMatch(PageMessage.Signal.class::isInstance);
  }

  @Test
  void aPageThatSaysThatItFailedEndsTheCall() {
    calls.pageCame();
    answer();
    var _ = calls.connected();
    loop.pass(Duration.ofMinutes(5));
    assertThat(calls.failed()).isTrue();
    assertThat(outcomes()).containsExactly(Outcome.FAILED);
    assertThat(asked().told()).endsWith("end failed");
  }

  @Test
  void aPageThatIsLoadedAgainMayGoOnAndOneThatStaysAwayEndsTheCall() {
    calls.pageCame();
    answer();
    var _ = calls.connected();
    calls.pageWent();
    loop.pass(CallService.PAGE_ABSENCE.minusMillis(1));
    calls.pageCame();
    loop.pass(CallService.PAGE_ABSENCE);
    assertThat(state()).isInstanceOf(CitizenSession.Connected.class);

    calls.pageWent();
    loop.pass(CallService.PAGE_ABSENCE);
    assertThat(state()).isEqualTo(new CitizenSession.NoAnswer(CAF, CallEnding.FAILED));
  }

  /** A played adviser needs no page, and a call that is over none either. */
  @Test
  void nobodyMissesAPageWithoutMedia() {
    await();
    asked().happens(new CallEvent.Answered());
    asked().happens(new CallEvent.Connected());
    loop.pass(Duration.ofMinutes(10));
    tap(new SessionTap.End());
    assertThat(outcomes()).containsExactly(Outcome.HELD);
  }

  private void agree() {
    tap(new SessionTap.Start());
    tap(new SessionTap.Choose(CAF));
    tap(new SessionTap.Agree(SPANISH));
  }

  private void await() {
    agree();
    ready();
  }

  /** Where there is nothing to be checked nobody has to say so. */
  private void ready() {
    if (state() instanceof CitizenSession.Checking) {
      tap(new SessionTap.Ready());
    }
  }

  private void answer() {
    if (!(state() instanceof CitizenSession.Idle)) {
      tap(new SessionTap.Choose(CAF));
      tap(new SessionTap.Agree(SPANISH));
      ready();
    } else {
      await();
    }
    asked().happens(new CallEvent.Accepted(ROUTE));
    asked().happens(new CallEvent.Answered());
  }

  private FakeAdvisers.Asked asked() {
    return advisers.asked().getLast();
  }

  private void tap(SessionTap tap) {
    assertThat(session.take(new SessionEvent.Tapped(session.snapshot().step(), tap)))
        .as("%s in %s", tap, state())
        .isTrue();
  }

  private CitizenSession state() {
    return session.snapshot().state();
  }

  private List<Outcome> outcomes() {
    return logbook.records().stream()
        .filter(Interview.class::isInstance)
        .map(record -> ((Interview) record).outcome())
        .toList();
  }
}
