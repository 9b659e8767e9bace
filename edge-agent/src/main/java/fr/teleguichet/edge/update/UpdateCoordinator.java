package fr.teleguichet.edge.update;

import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.update.UpdateState.Confirming;
import fr.teleguichet.edge.update.UpdateState.Downloading;
import fr.teleguichet.edge.update.UpdateState.GoingBack;
import fr.teleguichet.edge.update.UpdateState.Idle;
import fr.teleguichet.edge.update.UpdateState.Installing;
import fr.teleguichet.edge.update.UpdateState.Proving;
import fr.teleguichet.edge.update.UpdateState.Reporting;
import fr.teleguichet.edge.update.UpdateState.Restarting;
import fr.teleguichet.edge.update.UpdateState.UnderWay;
import fr.teleguichet.edge.update.UpdateState.Waiting;
import fr.teleguichet.edge.update.ddi.DdiFeedback;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the state of the kiosk's update: each step is on the disk before it is made, and only one is
 * made at a time. Belongs to the loop.
 */
public final class UpdateCoordinator {

  private static final Logger LOG = LoggerFactory.getLogger(UpdateCoordinator.class);

  /** What could not be done is tried again after this time. */
  static final Duration AGAIN = Duration.ofMinutes(1);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

  private final World world;
  private final UpdateTools tools;
  private final UpdateTimings terms;
  private final UpdaterHost kiosk;
  private final UpdateStepRunner steps;
  private final DdiSession dialogue;
  private final UpdateStateWriter book;
  private final List<Runnable> listeners = new ArrayList<>();
  private Optional<UpdateState> wanted = Optional.empty();
  private Loop.Timer waiting = () -> {};
  private boolean isBusy;
  private boolean isStopped;
  private Duration began = Duration.ZERO;

  /** What the desk takes from the world around it. */
  public record World(
      Loop loop,
      Clock clock,
      RandomGenerator random,
      ActiveSessionLock occupancy,
      RecordAppender records,
      DurableNotes notes) {}

  /** A desk that has not begun. */
  public UpdateCoordinator(World world, UpdateTools tools, UpdateTimings terms, UpdaterHost kiosk) {
    this.world = world;
    this.tools = tools;
    this.terms = terms;
    this.kiosk = kiosk;
    this.steps = new UpdateStepRunner(this, world, tools, terms, kiosk);
    this.dialogue = new DdiSession(this, world, tools, kiosk);
    this.book =
        new UpdateStateWriter(
            tools, new UpdateEndingRecorder(world.records(), world.notes()), this::later);
  }

  /** Reads where the former run was, and goes on from there. */
  public Future<Void> start() {
    began = world.loop().uptime();
    return book.read()
        .compose(
            read -> {
              if (!(read.state() instanceof Idle)) {
                LOG.info(
                    "update={} state={} An update goes on.",
                    read.state().action(),
                    read.state().code());
                dialogue.resumed();
              }
              return read.state() instanceof UnderWay it ? takeUp(it) : Future.succeededFuture();
            })
        .onSuccess(
            _ -> {
              dialogue.begin();
              turn();
            });
  }

  /**
   * What really runs says where the update stands, more than what was written down. No step is made
   * before that is known.
   */
  private Future<Void> takeUp(UnderWay state) {
    isBusy = true;
    var start = new UpdateRecoveryPolicy.Start(kiosk.hasLostPower(), now());
    return tools
        .work()
        .run(
            () ->
                UpdateRecoveryPolicy.judge(
                    state, start, tools.workshop().look(state.undertaking())))
        .compose(next -> next.equals(state) ? Future.<Void>succeededFuture() : found(state, next))
        .onSuccess(_ -> isBusy = false)
        .recover(
            e -> {
              LOG.warn("why=\"{}\" What runs can’t be known yet.", e.getMessage());
              if (world.loop().uptime().minus(began).compareTo(terms.proving()) < 0) {
                later(AGAIN, () -> takeUp(state).onSuccess(_ -> turn()));
              } else {
                isBusy = false;
                wanted = wanted.or(() -> Optional.of(UpdateRecoveryPolicy.giveUp(state)));
              }
              return Future.succeededFuture();
            });
  }

  /** What was decided meanwhile, such as a cancellation, may have been about something else. */
  private Future<Void> found(UnderWay state, UpdateState next) {
    return write(next)
        .onSuccess(
            _ -> {
              if (next.getClass() != state.getClass()) {
                wanted = Optional.empty();
              }
            });
  }

  /** Begins nothing more; what is under way is taken up by the next start. */
  public Future<Void> stop() {
    isStopped = true;
    steps.halt();
    return dialogue.stop();
  }

  /** Tells the listener after each step. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** The versions that run, by part. */
  public Future<Map<String, String>> versions() {
    return tools.work().run(tools.workshop()::versions);
  }

  /** What people are told of it; nothing when there is nothing to tell. */
  public UpdateNotice notice() {
    world.loop().check();
    return UpdateNotice.of(book.ledger(), steps.isRestarting(), dialogue.waitsFor());
  }

  /** Whether nothing but the updater may start the machine or the agent again. */
  public boolean isDelicate() {
    return state() instanceof UnderWay;
  }

  /** Whether a new version is on trial. */
  public boolean isProving() {
    return state() instanceof Proving;
  }

  /**
   * Something else found that the new version does not work.
   *
   * @param check what found it, in a word; "repair" gives way to what the trial found, which says
   *     why one had to be made
   * @return whether there is one on trial, so that the updater sees to it
   */
  public boolean isNotProven(String check) {
    if (!(state() instanceof Proving it)) {
      return false;
    }
    go(
        it.undo(
            UpdateOutcomeFactory.notProven(
                it.undertaking(),
                steps.failingCheck().filter(_ -> check.equals("repair")).orElse(check),
                "A repair had to be made with it.")));
    return true;
  }

  /**
   * Whether what comes next is decided on and not yet written down, so that the state still is the
   * one before. What is found out about that one by then must not undo the decision.
   */
  boolean isMovingOn() {
    return isBusy || wanted.isPresent();
  }

  /** Whether a restart is on its way that nobody can hold up any more. */
  boolean isRestarting() {
    return steps.isRestarting();
  }

  UpdateState state() {
    return book.ledger().state();
  }

  Optional<UpdateLedger.Ended> ended(String action) {
    return book.ledger().ended(action);
  }

  boolean isSettled() {
    return world.loop().uptime().minus(began).compareTo(terms.settling()) >= 0;
  }

  Instant now() {
    return world.clock().instant();
  }

  /** Goes on to a state: now, or when the step that is being made has come to its end. */
  void go(UpdateState next) {
    wanted = Optional.of(next);
    if (state() instanceof Downloading) {
      steps.halt();
    }
    turn();
  }

  /** Makes a step, and looks what comes next when it is made. */
  void make(Supplier<Future<Optional<UpdateState>>> step) {
    isBusy = true;
    step.get()
        .recover(
            e -> {
              LOG.error("state={} A step failed as nobody foresaw.", state().code(), e);
              later(AGAIN, this::turn);
              return Future.succeededFuture(Optional.empty());
            })
        .onSuccess(
            next -> {
              isBusy = false;
              if (wanted.isEmpty()) {
                wanted = next;
              }
              if (wanted.isPresent()) {
                turn();
              }
            });
  }

  /** Later, unless the updater is stopped by then. */
  void later(Duration time, Runnable action) {
    var _ =
        world
            .loop()
            .after(
                time,
                () -> {
                  if (!isStopped) {
                    action.run();
                  }
                });
  }

  /** Whatever may have changed: make the next step, unless one is being made. */
  void turn() {
    if (isStopped || isBusy) {
      return;
    }
    if (wanted.isPresent()) {
      UpdateState next = wanted.get();
      wanted = Optional.empty();
      isBusy = true;
      write(next)
          .onComplete(
              done -> {
                isBusy = false;
                if (done.succeeded()) {
                  turn();
                } else {
                  later(AGAIN, this::turn);
                }
              });
      return;
    }
    book.record();
    switch (state()) {
      case Idle _ -> {
        // The server is asked in its time.
      }
      case Downloading it -> steps.download(it);
      case Waiting it -> steps.await(it);
      case Installing it -> steps.install(it);
      case Restarting it -> steps.restart(it.undertaking());
      case Proving it -> steps.prove(it);
      case Confirming it -> steps.confirm(it);
      case GoingBack it -> steps.goBack(it);
      case Reporting _ -> dialogue.soon();
    }
  }

  private Future<Void> write(UpdateState next) {
    return book.write(next, now())
        .onSuccess(
            former -> {
              LOG.info(
                  "update={} from={} to={} An update moves on.",
                  next.action().isEmpty() ? former.action() : next.action(),
                  former.code(),
                  next.code());
              waiting.cancel();
              steps.entered();
              dialogue.entered(next);
              show();
            })
        .mapEmpty();
  }

  /** Says something on the way, if the server can be told. */
  void say(DdiFeedback feedback) {
    dialogue.say(feedback);
  }

  /** The update waits; whoever watches is told when that is for something else than before. */
  void waits(String reason) {
    if (!reason.equals(dialogue.waitsFor())) {
      dialogue.waits(reason);
      show();
    }
    waiting.cancel();
    waiting = world.loop().after(LOOK_AGAIN, this::turn);
  }

  /** What people are told has changed. */
  void show() {
    listeners.forEach(Runnable::run);
  }
}
