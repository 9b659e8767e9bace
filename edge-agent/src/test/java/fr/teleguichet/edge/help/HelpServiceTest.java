package fr.teleguichet.edge.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.teleguichet.edge.call.FakeManagerLine;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.session.CallEnding;
import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.edge.session.CitizenSession;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionTap;
import fr.teleguichet.edge.session.VirtualSession;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpServiceTest {

  private static final ServiceCode CAF = new ServiceCode("caf");

  private static final List<SessionEvent> TO_CALL =
      List.of(
          new SessionEvent.Tapped(0, new SessionTap.Start()),
          new SessionEvent.Tapped(1, new SessionTap.Choose(CAF)),
          new SessionEvent.Tapped(2, new SessionTap.Agree(new CallerDetails("fr", false))),
          new SessionEvent.Tapped(3, new SessionTap.Ready()));

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook logbook = new Logbook();
  private final AtomicLong ids = new AtomicLong();
  private final FakeManagerLine line = new FakeManagerLine();
  private final List<HelpStatus> shown = new ArrayList<>();
  private final SessionService session = VirtualSession.of(loop, logbook);
  private final HelpService help =
      new HelpService(
          loop, session, () -> new UUID(2, ids.incrementAndGet()), Optional.of("05 65 00 00 00"));

  HelpServiceTest() {
    help.by(line);
    help.onChange(() -> shown.add(help.state()));
  }

  private void tap(SessionTap tap) {
    assertThat(session.take(new SessionEvent.Tapped(session.snapshot().step(), tap))).isTrue();
  }

  private boolean ask() {
    return help.ask(SessionLanguage.ARABIC);
  }

  private String id() {
    return line.posted().getFirst().message().getString("id");
  }

  private void tell(String id, String state, String outcome) {
    line.tell("help", new JsonObject().put("id", id).put("state", state).put("outcome", outcome));
  }

  @Test
  void somebodyIsToldAndComesAndIsThere() {
    assertThat(ask()).isTrue();
    assertThat(line.posted())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path()).isEqualTo("/help/v1/requests");
              assertThat(it.message())
                  .isEqualTo(
                      new JsonObject().put("id", id()).put("language", "ar").put("during", "home"));
            });
    assertThat(ask()).as("a second touch").isFalse();
    line.answer("asked", "");
    tell(id(), "coming", "");
    tell(id(), "closed", "settled");

    assertThat(shown)
        .containsExactly(HelpStatus.ASKING, HelpStatus.ASKED, HelpStatus.COMING, HelpStatus.NONE);
    assertThat(line.posted()).hasSize(1);
  }

  @Test
  void whereNobodyAnswersThatIsSaidForAWhile() {
    ask();
    line.answer("asked", "");
    tell(id(), "closed", "unanswered");
    assertThat(help.state()).isEqualTo(HelpStatus.UNANSWERED);
    assertThat(help.telephone()).contains("05 65 00 00 00");

    loop.pass(HelpService.SHOWN);
    assertThat(help.state()).isEqualTo(HelpStatus.NONE);
  }

  @Test
  void inASessionItIsSaidUntilTheSessionEnds() {
    talk();
    ask();
    line.answer("closed", "unanswered");
    loop.pass(HelpService.SHOWN);
    assertThat(help.state()).isEqualTo(HelpStatus.UNANSWERED);
    assertThat(ask()).as("asked again").isTrue();
    assertThat(line.posted().getLast().message().getString("id")).isNotEqualTo(id());
  }

  @Test
  void withoutTheManagerTheScreenSaysSoAtOnceAndAsksOnceItIsThere() {
    line.isThere(false);
    ask();
    assertThat(help.state()).isEqualTo(HelpStatus.UNREACHED);

    line.open();
    line.answer("asked", "");
    assertThat(help.state()).isEqualTo(HelpStatus.ASKED);
  }

  @Test
  void aManagerThatDoesNotAnswerOrDoesNotWantItIsAsGoodAsNone() {
    ask();
    loop.pass(HelpService.PATIENCE);
    assertThat(help.state()).isEqualTo(HelpStatus.UNREACHED);
    line.answer("asked", "");
    assertThat(help.state()).as("late is not too late").isEqualTo(HelpStatus.ASKED);

    assertThat(help.withdraw()).isTrue();
    ask();
    line.posted().getLast().reply(429, new JsonObject());
    assertThat(help.state()).isEqualTo(HelpStatus.UNREACHED);
  }

  @Test
  void itCanBeTakenBack() {
    ask();
    line.answer("asked", "");
    assertThat(help.withdraw()).isTrue();
    assertThat(help.state()).isEqualTo(HelpStatus.NONE);
    assertThat(line.posted().getLast().path()).isEqualTo("/help/v1/requests/" + id() + "/withdraw");
    assertThat(help.withdraw()).as("there is nothing").isFalse();
  }

  @Test
  void itEndsWithTheSession() {
    tap(new SessionTap.Start());
    ask();
    line.answer("coming", "");
    tap(new SessionTap.Leave());
    assertThat(help.state()).isEqualTo(HelpStatus.NONE);
    assertThat(line.posted().getLast().path()).endsWith("/withdraw");
  }

  @Test
  void whoAsksBeforeASessionIsStillWaitedForInIt() {
    ask();
    line.answer("asked", "");
    tap(new SessionTap.Start());
    assertThat(help.state()).isEqualTo(HelpStatus.ASKED);
  }

  /** Without a session nothing else ends it, and whoever comes would find nobody. */
  @ParameterizedTest
  @CsvSource({"'',PT10M", "asked,PT1H", "coming,PT1H"})
  void whoAskedBeforeASessionAndBeganNoneIsNotWaitedForForEver(String answer, Duration longest) {
    line.isThere(!answer.isEmpty());
    ask();
    if (!answer.isEmpty()) {
      line.answer(answer, "");
    }
    loop.pass(longest.minusSeconds(1));
    assertThat(help.state()).isNotEqualTo(HelpStatus.NONE);
    int told = line.posted().size();

    loop.pass(Duration.ofSeconds(1));
    assertThat(help.state()).isEqualTo(HelpStatus.NONE);
    assertThat(line.posted()).hasSize(answer.isEmpty() ? 0 : told + 1);
    line.open();
    assertThat(line.posted()).as("nobody is there").hasSize(answer.isEmpty() ? 0 : told + 1);
  }

  @Test
  void whoAsksAgainIsWaitedForAsLongAsTheFirst() {
    ask();
    line.answer("closed", "unanswered");
    loop.pass(Duration.ofMinutes(1));
    line.isThere(false);
    ask();
    loop.pass(HelpService.LONGEST_WAIT.minusSeconds(1));
    assertThat(help.state()).isEqualTo(HelpStatus.UNREACHED);
  }

  @Test
  void aManagerThatComesBackHearsOfItAgainByTheSameId() {
    ask();
    line.answer("coming", "");
    line.open();
    assertThat(line.posted()).hasSize(2);
    assertThat(line.posted().getLast().message()).isEqualTo(line.posted().getFirst().message());
    assertThat(help.state()).as("until it says otherwise").isEqualTo(HelpStatus.COMING);
  }

  @Test
  void anAnswerThatTheStreamOvertookChangesNothing() {
    ask();
    tell(id(), "coming", "");
    line.answer("asked", "");
    assertThat(help.state()).isEqualTo(HelpStatus.COMING);
    line.open();
    tell(id(), "closed", "unanswered");
    line.answer("asked", "");
    assertThat(help.state()).isEqualTo(HelpStatus.UNANSWERED);
  }

  @Test
  void aRequestThatNobodyHereKnowsOfIsTakenBack() {
    String other = new UUID(9, 9).toString();
    tell(other, "coming", "");
    assertThat(line.posted().getLast().path())
        .isEqualTo("/help/v1/requests/" + other + "/withdraw");
    tell(other, "closed", "withdrawn");
    assertThat(line.posted()).hasSize(1);
    assertThat(shown).isEmpty();
  }

  private void talk() {
    tap(new SessionTap.Start());
    tap(new SessionTap.Choose(CAF));
    tap(new SessionTap.Agree(new CallerDetails("fr", false)));
    tap(new SessionTap.Ready());
    happen(new SessionEvent.CallAnswered());
    happen(new SessionEvent.CallConnected());
  }

  /** Somebody who waits for a person touches nothing. */
  @Test
  void whoWaitsForSomebodyIsNotAskedWhetherAnybodyIsThere() {
    tap(new SessionTap.Start());
    ask();
    line.answer("coming", "");
    loop.pass(HelpService.LONGEST_WAIT.minusSeconds(1));
    assertThat(session.snapshot().state()).isEqualTo(new CitizenSession.Home());

    loop.pass(Duration.ofMinutes(3));
    assertThat(session.snapshot().state()).isEqualTo(new CitizenSession.Idle());
    assertThat(help.state()).isEqualTo(HelpStatus.NONE);
  }

  /** What is left of the talk stays on the screen, and so does the request. */
  @ParameterizedTest
  @MethodSource("screensWithoutACall")
  void noScreenGoesAwayFromWhoWaitsForSomebody(
      Class<? extends CitizenSession> state, List<SessionEvent> way) {
    way.forEach(this::happen);
    assertThat(session.snapshot().state()).isInstanceOf(state);
    ask();
    line.answer("coming", "");
    loop.pass(HelpService.LONGEST_WAIT.minusSeconds(1));
    assertThat(session.snapshot().state()).isInstanceOf(state);
    assertThat(help.state()).isEqualTo(HelpStatus.COMING);

    loop.pass(Duration.ofMinutes(20));
    assertThat(session.snapshot().state()).isEqualTo(new CitizenSession.Idle());
  }

  static Stream<Arguments> screensWithoutACall() {
    return Stream.of(
        arguments(CitizenSession.Agreement.class, TO_CALL.subList(0, 2)),
        arguments(CitizenSession.Waiting.class, TO_CALL),
        arguments(CitizenSession.NoAnswer.class, toCallAnd(ended(CallEnding.NOBODY))),
        arguments(
            CitizenSession.TooShort.class,
            toCallAnd(
                new SessionEvent.CallAnswered(),
                new SessionEvent.CallConnected(),
                ended(CallEnding.OVER))));
  }

  private static List<SessionEvent> toCallAnd(SessionEvent... more) {
    return Stream.concat(TO_CALL.stream(), Stream.of(more)).toList();
  }

  private static SessionEvent ended(CallEnding how) {
    return new SessionEvent.CallEnded(how);
  }

  private void happen(SessionEvent event) {
    assertThat(session.take(event)).as("%s", event).isTrue();
  }

  @Test
  void theEndOfTheWaitForAnAdviserIsItsEndWithSomebodyOnTheWayToo() {
    TO_CALL.forEach(this::happen);
    loop.pass(Duration.ofMinutes(2));
    ask();
    line.answer("coming", "");
    loop.pass(Duration.ofMinutes(9));
    assertThat(session.snapshot().state()).isInstanceOf(CitizenSession.Waiting.class);
    loop.pass(Duration.ofMinutes(1));
    assertThat(session.snapshot().state()).isInstanceOf(CitizenSession.NoAnswer.class);
    assertThat(help.state()).isEqualTo(HelpStatus.COMING);
  }

  /** The request would end with the session, while somebody is on the way. */
  @Test
  void whoAsksInADoubtIsThereAndGoesOnWhereItWas() {
    tap(new SessionTap.Start());
    happen(new SessionEvent.TimedOut());
    line.isThere(false);
    ask();
    assertThat(session.snapshot().state()).isEqualTo(new CitizenSession.Home());
    assertThat(help.state()).isEqualTo(HelpStatus.UNREACHED);
  }

  @Test
  void aDoubtIsNoneOnceSomebodyIsOnTheWay() {
    tap(new SessionTap.Start());
    line.isThere(false);
    ask();
    loop.pass(Duration.ofSeconds(60));
    assertThat(session.snapshot().state()).isInstanceOf(CitizenSession.Doubt.class);
    line.open();
    line.answer("asked", "");
    loop.pass(Duration.ofMinutes(5));
    assertThat(session.snapshot().state()).isEqualTo(new CitizenSession.Home());
  }

  @ParameterizedTest
  @CsvSource({
    "0,home",
    "1,choosing",
    "2,choosing",
    "3,choosing",
    "4,waiting",
    "5,waiting",
    "6,interview",
    "7,survey"
  })
  void whoComesKnowsWhatTheCitizenIsAt(int steps, String during) {
    toCallAnd(
            new SessionEvent.CallAnswered(),
            new SessionEvent.CallConnected(),
            ended(CallEnding.OVER))
        .stream()
        .limit(steps)
        .forEach(this::happen);
    ask();
    assertThat(line.posted().getLast().message().getString("during")).isEqualTo(during);
    assertThat(session.snapshot().step()).as("the session goes on").isEqualTo(steps);
  }

  @Test
  void inDoubtTheCitizenIsAtWhatWasBefore() {
    tap(new SessionTap.Start());
    happen(new SessionEvent.TimedOut());
    ask();
    assertThat(line.posted().getLast().message().getString("during")).isEqualTo("choosing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\":\"x\",\"state\":\"asked\"}", "{\"id\":5}"})
  void whatCanNotBeUsedChangesNothing(String data) {
    ask();
    assertThatThrownBy(() -> line.tell("help", new JsonObject(data)))
        .isInstanceOf(IllegalArgumentException.class);
    line.tell("later", new JsonObject());
    assertThat(help.state()).isEqualTo(HelpStatus.ASKING);
  }

  @Test
  void aWordOfANewerManagerChangesNothing() {
    ask();
    line.answer("asked", "");
    tell(id(), "delegated", "");
    assertThat(help.state()).isEqualTo(HelpStatus.ASKED);
    loop.pass(HelpService.LONGEST_WITHOUT_SESSION.minusSeconds(1));
    assertThat(help.state()).as("only the manager ends it").isEqualTo(HelpStatus.ASKED);
  }
}
