package fr.teleguichet.edge.session;

import static fr.teleguichet.edge.session.SessionFixture.CAF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.session.CitizenSession.Doubt;
import fr.teleguichet.edge.session.CitizenSession.InCall;
import fr.teleguichet.edge.session.CitizenSession.Waiting;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The power goes in each state of the session, and the agent starts again over the same disk. */
class CutSessionTest {

  private final SessionFixture it = new SessionFixture();

  static Stream<Arguments> states() {
    Consumer<SessionFixture> proposed =
        it -> {
          it.connect();
          it.propose();
        };
    return Stream.concat(
        SessionTransitionsTest.states(), Stream.of(argumentSet("transfer", proposed, Set.of())));
  }

  @ParameterizedTest
  @MethodSource("states")
  void whoeverCalledIsCountedOnceAsFailedAndNothingElseIsMadeUp(
      Consumer<SessionFixture> lead, Set<Object> ignored) {
    lead.accept(it);
    boolean hasCalled = isInCall(it.state());
    List<KioskRecord> before = it.results();
    Instant lastAlive = VirtualLoop.START.plus(it.loop.uptime()).plusSeconds(20);

    SessionService next = it.start();
    assertThat(next.recover(Optional.of(lastAlive)).succeeded()).isTrue();
    assertThat(it.start().recover(Optional.of(lastAlive)).succeeded()).as("twice").isTrue();

    assertThat(ignored).isNotNull();
    assertThat(next.snapshot().state()).isInstanceOf(CitizenSession.Idle.class);
    List<KioskRecord> added = new ArrayList<>(it.results());
    assertThat(added.subList(0, before.size())).as("what was true before").isEqualTo(before);
    added.subList(0, before.size()).clear();
    assertThat(added).hasSize(hasCalled ? 1 : 0);
    assertThat(added)
        .allSatisfy(
            record -> {
              Interview talk = (Interview) record;
              assertThat(talk.service()).isEqualTo(CAF);
              assertThat(talk.outcome()).isEqualTo(Outcome.FAILED);
              assertThat(talk.length().plus(talk.waited().orElseThrow()))
                  .as("from the call to the last sign of life")
                  .isEqualTo(Duration.between(VirtualLoop.START, lastAlive));
            });
  }

  private static boolean isInCall(CitizenSession state) {
    return state instanceof InCall || (state instanceof Doubt(Waiting _));
  }

  @Test
  void theTableHasEveryState() {
    Set<Class<?>> cut = new HashSet<>();
    states()
        .forEach(
            row -> {
              var fixture = new SessionFixture();
              lead(row).accept(fixture);
              cut.add(fixture.state().getClass());
            });
    assertThat(cut).isEqualTo(concrete(CitizenSession.class));
  }

  @SuppressWarnings("unchecked") // the table's first column
  private static Consumer<SessionFixture> lead(Arguments row) {
    return (Consumer<SessionFixture>) row.get()[0];
  }

  /** All records of a sealed interface. */
  private static Set<Class<?>> concrete(Class<?> type) {
    if (!type.isInterface()) {
      return Set.of(type);
    }
    Set<Class<?>> all = new HashSet<>();
    Stream.of(type.getPermittedSubclasses()).map(CutSessionTest::concrete).forEach(all::addAll);
    return all;
  }
}
