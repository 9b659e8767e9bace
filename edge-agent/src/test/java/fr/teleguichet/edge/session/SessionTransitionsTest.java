package fr.teleguichet.edge.session;

import static fr.teleguichet.edge.session.SessionFixture.AGREE;
import static fr.teleguichet.edge.session.SessionFixture.ALL_TAPS;
import static fr.teleguichet.edge.session.SessionFixture.BACK;
import static fr.teleguichet.edge.session.SessionFixture.CHOOSE;
import static fr.teleguichet.edge.session.SessionFixture.CLOSE;
import static fr.teleguichet.edge.session.SessionFixture.END;
import static fr.teleguichet.edge.session.SessionFixture.LEAVE;
import static fr.teleguichet.edge.session.SessionFixture.OTHERWISE;
import static fr.teleguichet.edge.session.SessionFixture.READY;
import static fr.teleguichet.edge.session.SessionFixture.RECOMMENDS;
import static fr.teleguichet.edge.session.SessionFixture.REFERRED;
import static fr.teleguichet.edge.session.SessionFixture.RESOLVED;
import static fr.teleguichet.edge.session.SessionFixture.SATISFIED;
import static fr.teleguichet.edge.session.SessionFixture.SKIP;
import static fr.teleguichet.edge.session.SessionFixture.START;
import static fr.teleguichet.edge.session.SessionFixture.STAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of event in each state: it leads on, or changes nothing. */
class SessionTransitionsTest {

  /** Kinds of events that no page sends. */
  private enum Other {
    CALL,
    VACATED,
    HELP,
    TIMED_OUT,
    ANSWERED,
    CONNECTED,
    UNNEEDED,
    NOBODY,
    UNANSWERED,
    FAILED,
    OVER
  }

  private static final Set<Other> ENDINGS =
      EnumSet.of(Other.NOBODY, Other.UNANSWERED, Other.FAILED, Other.OVER);

  @ParameterizedTest
  @MethodSource("states")
  void anEventLeadsOnWhereItBelongsAndElseChangesNothing(
      Consumer<SessionFixture> lead, Set<?> legal) {
    Set<Object> found = new HashSet<>();
    for (Object kind : all()) {
      var it = new SessionFixture();
      lead.accept(it);
      SessionSnapshot before = it.session.snapshot();
      int told = it.told.size();
      int records = it.logbook.records().size();
      if (it.session.take(event(kind, before.step()))) {
        found.add(kind);
        assertThat(it.step()).isEqualTo(before.step() + 1);
      } else {
        assertThat(it.session.snapshot()).as("%s in %s", kind, before).isEqualTo(before);
        assertThat(it.told).hasSize(told);
        assertThat(it.logbook.records()).hasSize(records);
      }
    }
    assertThat(found).isEqualTo(legal);
  }

  /** A double tap on "very satisfied" must not answer the next question too. */
  @ParameterizedTest
  @MethodSource("states")
  void aTapThatSawAnotherStateIsNotTaken(Consumer<SessionFixture> lead) {
    var it = new SessionFixture();
    lead.accept(it);
    SessionSnapshot before = it.session.snapshot();
    for (SessionTap tap : ALL_TAPS) {
      assertThat(it.session.take(new SessionEvent.Tapped(before.step() - 1, tap))).isFalse();
      assertThat(it.session.take(new SessionEvent.Tapped(before.step() + 1, tap))).isFalse();
    }
    assertThat(it.session.snapshot()).isEqualTo(before);
  }

  private static List<Object> all() {
    List<Object> all = new ArrayList<>(ALL_TAPS);
    all.addAll(List.of(Other.values()));
    return all;
  }

  private static SessionEvent event(Object kind, int step) {
    return switch (kind) {
      case SessionTap tap -> new SessionEvent.Tapped(step, tap);
      case Other.CALL -> new SessionEvent.CallPressed();
      case Other.VACATED -> new SessionEvent.Vacated();
      case Other.HELP -> new SessionEvent.HelpAsked();
      case Other.TIMED_OUT -> new SessionEvent.TimedOut();
      case Other.ANSWERED -> new SessionEvent.CallAnswered();
      case Other.CONNECTED -> new SessionEvent.CallConnected();
      case Other.UNNEEDED -> new SessionEvent.CheckUnneeded();
      case Other.NOBODY -> new SessionEvent.CallEnded(CallEnding.NOBODY);
      case Other.UNANSWERED -> new SessionEvent.CallEnded(CallEnding.UNANSWERED);
      case Other.FAILED -> new SessionEvent.CallEnded(CallEnding.FAILED);
      case Other.OVER -> new SessionEvent.CallEnded(CallEnding.OVER);
      default -> throw new AssertionError(kind);
    };
  }

  static Stream<Arguments> states() {
    return Stream.of(
        argumentSet("idle", lead(_ -> {}), Set.of(START, Other.CALL)),
        argumentSet("home", lead(it -> it.tap(START)), with(CHOOSE, LEAVE)),
        argumentSet("agreement", lead(SessionFixture::choose), with(AGREE, BACK, LEAVE)),
        argumentSet(
            "check",
            lead(SessionFixture::check),
            and(with(READY, BACK, LEAVE), Set.of(Other.UNNEEDED))),
        argumentSet(
            "waiting",
            lead(SessionFixture::await),
            and(ENDINGS, with(BACK, LEAVE), Set.of(Other.ANSWERED))),
        argumentSet(
            "connecting",
            lead(SessionFixture::answer),
            and(ENDINGS, with(BACK, LEAVE), Set.of(Other.CONNECTED))),
        argumentSet("interview", lead(SessionFixture::connect), and(ENDINGS, with(END))),
        argumentSet(
            "first question", lead(SessionFixture::toQuestions), with(SATISFIED, SKIP, LEAVE)),
        argumentSet(
            "second question",
            lead(
                it -> {
                  it.toQuestions();
                  it.tap(SATISFIED);
                }),
            with(RECOMMENDS, SKIP, LEAVE)),
        argumentSet(
            "third question",
            lead(
                it -> {
                  it.toQuestions();
                  it.tap(SATISFIED);
                  it.tap(SKIP);
                }),
            with(RESOLVED, SKIP, LEAVE)),
        argumentSet(
            "fourth question",
            lead(
                it -> {
                  it.toQuestions();
                  it.tap(SATISFIED);
                  it.tap(SKIP);
                  it.tap(SKIP);
                }),
            with(OTHERWISE, SKIP, LEAVE)),
        argumentSet(
            "last question",
            lead(
                it -> {
                  it.toQuestions();
                  it.tap(SATISFIED);
                  it.tap(SKIP);
                  it.tap(SKIP);
                  it.tap(OTHERWISE);
                }),
            with(REFERRED, SKIP, LEAVE)),
        argumentSet(
            "doubt at home",
            lead(
                it -> {
                  it.tap(START);
                  it.loop.pass(SessionTimeouts.STANDARD.home());
                }),
            doubted()),
        argumentSet(
            "doubt before the agreement",
            lead(
                it -> {
                  it.choose();
                  it.loop.pass(SessionTimeouts.STANDARD.reading());
                }),
            doubted()),
        argumentSet(
            "doubt in the check",
            lead(
                it -> {
                  it.check();
                  it.loop.pass(SessionTimeouts.STANDARD.checking());
                }),
            doubted()),
        argumentSet(
            "doubt in a wait",
            lead(
                it -> {
                  it.await();
                  it.loop.pass(SessionTimeouts.STANDARD.waiting());
                }),
            and(ENDINGS, doubted(), Set.of(Other.ANSWERED))),
        argumentSet(
            "doubt at a question",
            lead(
                it -> {
                  it.toQuestions();
                  it.loop.pass(SessionTimeouts.STANDARD.question());
                }),
            doubted()),
        argumentSet("too short", lead(SessionFixture::toTooShort), with(CLOSE, BACK)),
        argumentSet("no answer", lead(SessionFixture::toNoAnswer), with(CLOSE, BACK)),
        argumentSet(
            "doubt at no answer",
            lead(
                it -> {
                  it.toNoAnswer();
                  it.loop.pass(SessionTimeouts.STANDARD.reading());
                }),
            doubted()),
        argumentSet(
            "thanks",
            lead(
                it -> {
                  it.toQuestions();
                  it.tap(SATISFIED);
                  it.tap(LEAVE);
                }),
            with(CLOSE)));
  }

  private static Set<Object> and(Set<?>... parts) {
    Set<Object> all = new HashSet<>();
    List.of(parts).forEach(all::addAll);
    return all;
  }

  private static Set<Object> doubted() {
    return and(with(STAY, LEAVE), Set.of(Other.HELP));
  }

  private static Consumer<SessionFixture> lead(Consumer<SessionFixture> way) {
    return way;
  }

  /** Whoever is served can go, and is not waited for without end. */
  private static Set<Object> with(SessionTap... taps) {
    Set<Object> all = new HashSet<>(List.of(taps));
    all.add(Other.VACATED);
    all.add(Other.TIMED_OUT);
    return all;
  }
}
