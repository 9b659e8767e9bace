package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.Downloading;
import fr.teleguichet.edge.update.UpdateState.Idle;
import fr.teleguichet.edge.update.UpdateState.Installing;
import fr.teleguichet.edge.update.UpdateState.Reporting;
import fr.teleguichet.edge.update.UpdateState.Restarting;
import fr.teleguichet.edge.update.UpdateState.UnderWay;
import fr.teleguichet.edge.update.UpdateState.Waiting;
import fr.teleguichet.edge.update.ddi.DdiException;
import fr.teleguichet.edge.update.ddi.Deployment;
import fr.teleguichet.edge.update.ddi.Feedback;
import fr.teleguichet.edge.update.ddi.Feedback.Execution;
import fr.teleguichet.edge.update.ddi.Mode;
import fr.teleguichet.edge.update.ddi.Poll;
import fr.teleguichet.edge.update.ddi.UnfitDeploymentException;
import fr.teleguichet.edge.update.ddi.UpdateServer;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the server in its time, hears what it wants, and tells it where that stands. */
final class Dialogue {

  private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);

  /** Less is more than a server can want. */
  static final Duration SHORTEST = Duration.ofSeconds(5);

  static final Duration LONGEST_BACK_OFF = Duration.ofHours(1);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(30);
  private static final Duration FIRST = Duration.ofSeconds(10);

  private final UpdateDesk desk;
  private final UpdateDesk.World world;
  private final UpdateTools tools;
  private final Kiosk kiosk;
  private Duration backOff = FIRST_BACK_OFF;
  private String waitsFor = "";
  private int turns;
  private boolean isTalking;
  private boolean isStopped;

  Dialogue(UpdateDesk desk, UpdateDesk.World world, UpdateTools tools, Kiosk kiosk) {
    this.desk = desk;
    this.world = world;
    this.tools = tools;
    this.kiosk = kiosk;
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
    Optional<UpdateServer> server = tools.server().get();
    if (isTalking || server.isEmpty()) {
      next(UpdateDesk.AGAIN);
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
    backOff = shorter(backOff.multipliedBy(2), LONGEST_BACK_OFF);
    LOG.debug("why=\"{}\" wait={} The update server is asked later.", why.getMessage(), wait);
    Optional<Duration> wanted = why instanceof DdiException it ? it.retryAfter() : Optional.empty();
    return wanted
        .map(it -> shorter(it, LONGEST_BACK_OFF))
        .filter(it -> it.compareTo(wait) > 0)
        .orElse(wait);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private Future<Duration> report(UpdateServer server, Reporting state) {
    Outcome outcome = state.outcome();
    return heard(
            () -> {
              if (outcome.end() == Outcome.End.CANCELLED) {
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
              return SHORTEST;
            });
  }

  private interface Saying {
    void run() throws Exception;
  }

  /** Said, or said in vain: a server that does not want to hear it is content too. */
  private Future<Boolean> heard(Saying saying) {
    return tools
        .talk()
        .run(
            () -> {
              saying.run();
              return true;
            })
        .recover(
            e ->
                e instanceof DdiException it
                        && (it.kind() == DdiException.Kind.GONE
                            || it.kind() == DdiException.Kind.REFUSED)
                    ? Future.succeededFuture(false)
                    : Future.failedFuture(e));
  }

  private Future<Duration> ask(UpdateServer server) {
    return tools
        .talk()
        .run(server::poll)
        .compose(
            poll ->
                describe(server, poll)
                    .compose(_ -> hear(server, poll.offer()))
                    .map(_ -> sleep(poll.sleep())));
  }

  private Duration sleep(Duration wanted) {
    backOff = FIRST_BACK_OFF;
    Duration sleep = wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted;
    // Nine to eleven tenths, so that the kiosks of a network spread by themselves.
    return sleep.multipliedBy(9).dividedBy(10).plus(jitter(sleep.dividedBy(5)));
  }

  private Future<Boolean> describe(UpdateServer server, Poll poll) {
    return poll.configData()
        .map(place -> describe(server, place))
        .orElse(Future.succeededFuture(true));
  }

  private Future<Boolean> describe(UpdateServer server, URI place) {
    Map<String, String> attributes = new TreeMap<>(kiosk.attributes());
    return heard(
        () -> {
          tools.workshop().versions().forEach((part, it) -> attributes.put("version-" + part, it));
          server.describe(place, attributes);
        });
  }

  private Future<Boolean> hear(UpdateServer server, Optional<Poll.Offer> offer) {
    return switch (offer.orElse(null)) {
      case null -> withdrawn("");
      case Poll.Confirm _ -> withdrawn("");
      case Poll.Deploy it -> offered(server, it);
      case Poll.Cancel it -> cancelled(server, it);
    };
  }

  /** What the server does not offer any more is not wanted any more. */
  private Future<Boolean> withdrawn(String stillWanted) {
    if (!desk.state().action().equals(stillWanted)) {
      switch (desk.state()) {
        case Downloading it -> desk.go(it.withdraw());
        case Waiting it -> desk.go(it.withdraw());
        default -> {
          // What is under way comes to its end first.
        }
      }
    }
    return Future.succeededFuture(true);
  }

  private Future<Boolean> offered(UpdateServer server, Poll.Deploy offer) {
    boolean isIdle = desk.state() instanceof Idle;
    if (!isIdle && !(desk.state() instanceof Waiting it && it.action().equals(offer.id()))) {
      return withdrawn(offer.id());
    }
    return tools
        .talk()
        .run(() -> server.deployment(offer))
        .compose(deployment -> take(server, deployment))
        .recover(e -> unfit(server, offer, e));
  }

  private Future<Boolean> take(UpdateServer server, Deployment deployment) {
    Order order = Order.of(deployment);
    Optional<Ledger.Ended> ended =
        desk.ended(order.action()).filter(it -> it.mark().equals(order.mark()));
    switch (desk.state()) {
      case Idle _ when ended.isPresent() -> {
        // Not a second time; but the server has not heard how it went.
        return heard(() -> server.tell(order.action(), again(ended.get().outcome())));
      }
      case Idle it when deployment.download() != Mode.SKIP -> desk.go(it.begin(order));
      case Waiting it when it.action().equals(order.action()) -> reorder(it, order);
      default -> {
        // Not now.
      }
    }
    return Future.succeededFuture(true);
  }

  private void reorder(Waiting state, Order order) {
    if (!order.chunks().equals(state.order().chunks())) {
      desk.go(state.withdraw());
    } else if (!order.equals(state.order())) {
      desk.go(state.reorder(order));
    }
  }

  private static Feedback again(Outcome outcome) {
    return outcome.end() == Outcome.End.CANCELLED
        ? Feedback.closed(false, List.of("cause=failed", "It was called off before."))
        : outcome.feedback();
  }

  private Future<Boolean> unfit(UpdateServer server, Poll.Deploy offer, Throwable why) {
    Optional<Ledger.Ended> ended = desk.ended(offer.id()).filter(it -> it.mark().isEmpty());
    if (why instanceof UnfitDeploymentException && ended.isPresent()) {
      return heard(() -> server.tell(offer.id(), again(ended.get().outcome())));
    }
    if (why instanceof UnfitDeploymentException && desk.state() instanceof Idle it) {
      desk.go(
          it.refuse(
              Outcome.failed(
                  offer.id(), Cause.DAMAGED, "", "It is refused: " + why.getMessage() + ".")));
      return Future.succeededFuture(true);
    }
    return why instanceof DdiException it && it.kind() == DdiException.Kind.GONE
        ? Future.succeededFuture(true)
        : Future.failedFuture(why);
  }

  private Future<Boolean> cancelled(UpdateServer server, Poll.Cancel offer) {
    return tools
        .talk()
        .run(() -> server.stopId(offer))
        .compose(stop -> cancel(server, offer.id(), stop));
  }

  private Future<Boolean> cancel(UpdateServer server, String id, String stop) {
    UpdateState state = desk.state();
    if (!state.action().equals(stop)) {
      // Nothing of it is here, so it is called off already.
      return heard(() -> server.tellOfCancel(id, Outcome.cancelled(id).feedback()))
          .compose(_ -> withdrawn(""));
    }
    switch (state) {
      case Downloading it -> desk.go(it.end(Outcome.cancelled(stop)));
      case Waiting it -> desk.go(it.end(Outcome.cancelled(stop)));
      case Installing it -> desk.go(it.undo(Outcome.cancelled(stop)));
      case Restarting it when !desk.isRestarting() -> desk.go(it.undo(Outcome.cancelled(stop)));
      case UnderWay _ -> {
        return heard(
            () ->
                server.tellOfCancel(
                    id,
                    Feedback.of(Execution.REJECTED, "It is too late: the new version starts.")));
      }
      default -> {
        // It is over, and the report says how.
      }
    }
    return Future.succeededFuture(true);
  }

  /** The agent started, and an update is under way. */
  void resumed() {
    say(Feedback.of(Execution.RESUMED, "It goes on where it was: " + desk.state().word() + "."));
  }

  /** A state was entered. */
  void entered(UpdateState state) {
    waitsFor = "";
    switch (state) {
      case Downloading _ -> say(Feedback.of(Execution.DOWNLOAD, "It is being fetched."));
      case Waiting it ->
          say(Feedback.of(Execution.DOWNLOADED, "It is here since " + it.since() + "."));
      case Installing _ -> say(Feedback.proceeding(0, "It is being installed."));
      case UnderWay it -> say(Feedback.of(Execution.PROCEEDING, "state=" + it.word()));
      case Idle _, Reporting _ -> {
        // Reported until it is heard, or nothing to say.
      }
    }
  }

  /** An update waits for this; the server hears of each change. */
  void waits(String reason) {
    if (!reason.equals(waitsFor)) {
      waitsFor = reason;
      say(Feedback.of(Execution.SCHEDULED, "waits=" + reason));
    }
  }

  /** Says it once; what is said on the way may be lost. */
  void say(Feedback feedback) {
    String action = desk.state().action();
    Optional<UpdateServer> server = tools.server().get();
    if (!isStopped && !action.isEmpty() && server.isPresent()) {
      var _ =
          heard(() -> server.get().tell(action, feedback))
              .onFailure(e -> LOG.debug("why=\"{}\" The server did not hear it.", e.getMessage()));
    }
  }
}
