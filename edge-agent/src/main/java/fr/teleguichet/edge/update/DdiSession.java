package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.Downloading;
import fr.teleguichet.edge.update.UpdateState.Idle;
import fr.teleguichet.edge.update.UpdateState.Installing;
import fr.teleguichet.edge.update.UpdateState.Reporting;
import fr.teleguichet.edge.update.UpdateState.UnderWay;
import fr.teleguichet.edge.update.UpdateState.Waiting;
import fr.teleguichet.edge.update.ddi.DdiException;
import fr.teleguichet.edge.update.ddi.DdiFeedback;
import fr.teleguichet.edge.update.ddi.DdiFeedback.Execution;
import fr.teleguichet.edge.update.ddi.PollResponse;
import fr.teleguichet.edge.update.ddi.UpdateServerClient;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the server in its time, hears what it wants, and tells it where that stands. */
final class DdiSession {

  private static final Logger LOG = LoggerFactory.getLogger(DdiSession.class);

  /** Less is more than a server can want. */
  static final Duration MIN_DURATION = Duration.ofSeconds(5);

  static final Duration MAX_BACK_OFF = Duration.ofHours(1);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(30);
  private static final Duration FIRST = Duration.ofSeconds(10);

  private final UpdateCoordinator desk;
  private final UpdateCoordinator.World world;
  private final UpdateTools tools;
  private final UpdaterHost kiosk;
  private final DdiWorker talk;
  private final DeploymentOfferHandler offers;
  private Duration backOff = FIRST_BACK_OFF;
  private String waitsFor = "";
  private int turns;
  private boolean isTalking;
  private boolean isStopped;

  DdiSession(
      UpdateCoordinator desk, UpdateCoordinator.World world, UpdateTools tools, UpdaterHost kiosk) {
    this.desk = desk;
    this.world = world;
    this.tools = tools;
    this.kiosk = kiosk;
    this.talk = new DdiWorker(tools.talk());
    this.offers = new DeploymentOfferHandler(desk, talk);
  }

  /** Kiosks that have power again together do not ask together. */
  void begin() {
    next(FIRST.plus(jitter(FIRST)));
  }

  Future<Void> stop() {
    isStopped = true;
    return Future.succeededFuture();
  }

  String waitsFor() {
    return waitsFor;
  }

  /** There is something to tell that should not wait for the next question. */
  void soon() {
    if (!isTalking) {
      next(Duration.ofMillis(1));
    }
  }

  private void next(Duration wait) {
    int turn = ++turns;
    desk.later(
        wait,
        () -> {
          if (turn == turns && !isStopped) {
            talk();
          }
        });
  }

  private Duration jitter(Duration length) {
    return Duration.ofMillis((long) (world.random().nextDouble() * length.toMillis()));
  }

  private void talk() {
    Optional<UpdateServerClient> server = tools.server().get();
    if (isTalking || server.isEmpty()) {
      next(UpdateCoordinator.AGAIN);
      return;
    }
    isTalking = true;
    Future<Duration> talked =
        desk.state() instanceof Reporting it ? report(server.get(), it) : ask(server.get());
    talked
        .onComplete(_ -> isTalking = false)
        .map(wait -> desk.state() instanceof Reporting ? Duration.ofMillis(1) : wait)
        .recover(e -> Future.succeededFuture(later(e)))
        .onSuccess(this::next);
  }

  private Duration later(Throwable why) {
    Duration wait = backOff.plus(jitter(backOff));
    backOff = shorter(backOff.multipliedBy(2), MAX_BACK_OFF);
    LOG.debug("why=\"{}\" wait={} The update server is asked later.", why.getMessage(), wait);
    Optional<Duration> wanted = why instanceof DdiException it ? it.retryAfter() : Optional.empty();
    return wanted
        .map(it -> shorter(it, MAX_BACK_OFF))
        .filter(it -> it.compareTo(wait) > 0)
        .orElse(wait);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private Future<Duration> report(UpdateServerClient server, Reporting state) {
    UpdateOutcome outcome = state.outcome();
    return talk.heard(
            () -> {
              if (outcome.end() == UpdateOutcome.End.CANCELLED) {
                server.tellOfCancel(outcome.action(), outcome.feedback());
              } else {
                server.tell(outcome.action(), outcome.feedback());
              }
            })
        .map(
            _ -> {
              backOff = FIRST_BACK_OFF;
              if (state.equals(desk.state())) {
                desk.go(state.told());
              }
              return MIN_DURATION;
            });
  }

  private Future<Duration> ask(UpdateServerClient server) {
    return tools
        .talk()
        .run(server::poll)
        .compose(
            poll ->
                describe(server, poll)
                    .compose(_ -> offers.hear(server, poll.offer()))
                    .map(_ -> sleep(poll.sleep())));
  }

  private Duration sleep(Duration wanted) {
    backOff = FIRST_BACK_OFF;
    Duration sleep = wanted.compareTo(MIN_DURATION) < 0 ? MIN_DURATION : wanted;
    // Nine to eleven tenths, so that the kiosks of a network spread by themselves.
    return sleep.multipliedBy(9).dividedBy(10).plus(jitter(sleep.dividedBy(5)));
  }

  private Future<Boolean> describe(UpdateServerClient server, PollResponse poll) {
    return poll.configData()
        .map(place -> describe(server, place))
        .orElse(Future.succeededFuture(true));
  }

  private Future<Boolean> describe(UpdateServerClient server, URI place) {
    Map<String, String> attributes = new TreeMap<>(kiosk.attributes());
    return talk.heard(
        () -> {
          tools.workshop().versions().forEach((part, it) -> attributes.put("version-" + part, it));
          server.describe(place, attributes);
        });
  }

  /** The agent started, and an update is under way. */
  void resumed() {
    say(DdiFeedback.of(Execution.RESUMED, "It goes on where it was: " + desk.state().code() + "."));
  }

  /** A state was entered. */
  void entered(UpdateState state) {
    waitsFor = "";
    switch (state) {
      case Downloading _ -> say(DdiFeedback.of(Execution.DOWNLOAD, "It is being fetched."));
      case Waiting it when it.trial() > 1 ->
          say(
              DdiFeedback.of(
                  Execution.SCHEDULED, "The power went during its trial; it gets another."));
      case Waiting _ -> say(DdiFeedback.of(Execution.DOWNLOADED, "All of it is here."));
      case Installing _ -> say(DdiFeedback.proceeding(0, "It is being installed."));
      case UnderWay it -> say(DdiFeedback.of(Execution.PROCEEDING, "state=" + it.code()));
      case Idle _, Reporting _ -> {
        // Reported until it is heard, or nothing to say.
      }
    }
  }

  /** An update waits for this; the server hears of each change. */
  void waits(String reason) {
    if (!reason.equals(waitsFor)) {
      waitsFor = reason;
      say(DdiFeedback.of(Execution.SCHEDULED, "waits=" + reason));
    }
  }

  /** Says it once; what is said on the way may be lost. */
  void say(DdiFeedback feedback) {
    String action = desk.state().action();
    Optional<UpdateServerClient> server = tools.server().get();
    if (!isStopped && !action.isEmpty() && server.isPresent()) {
      var _ =
          talk.heard(() -> server.get().tell(action, feedback))
              .onFailure(e -> LOG.debug("why=\"{}\" The server did not hear it.", e.getMessage()));
    }
  }
}
