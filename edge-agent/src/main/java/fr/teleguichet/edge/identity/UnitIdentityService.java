package fr.teleguichet.edge.identity;

import fr.teleguichet.edge.identity.IdentityState.Configured;
import fr.teleguichet.edge.identity.IdentityState.Delayed;
import fr.teleguichet.edge.identity.IdentityState.Enrolled;
import fr.teleguichet.edge.identity.IdentityState.Enrolling;
import fr.teleguichet.edge.identity.IdentityState.Lapsed;
import fr.teleguichet.edge.identity.IdentityState.Named;
import fr.teleguichet.edge.identity.IdentityState.Nameless;
import fr.teleguichet.edge.identity.IdentityState.Refused;
import fr.teleguichet.edge.identity.IdentityState.Renewing;
import fr.teleguichet.edge.identity.IdentityState.Unanswered;
import fr.teleguichet.edge.identity.IdentityState.Unclaimed;
import fr.teleguichet.edge.identity.IdentityState.Unknown;
import fr.teleguichet.edge.identity.IdentityState.Waiting;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.est.EstResponse;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.identity.Fingerprint;
import io.vertx.core.Future;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Gets the unit its certificate, renews it, and knows when it is over. Belongs to the loop; files
 * and network are a worker's.
 */
public final class UnitIdentityService {

  private final Loop loop;
  private final Loop.Worker worker;
  private final Clock clock;
  private final IdentityStateReader beginning;
  private final IdentityFolder folder;
  private final Enroller enroller;
  private final EnrolmentSchedule schedule;
  private final IdentityLog log = new IdentityLog();
  private final List<Consumer<IdentityState>> listeners = new ArrayList<>();
  private IdentityState state = new Unknown();
  private @Nullable KeyPair key;
  private Loop.@Nullable Timer timer;
  private boolean isStopped;

  /** What it takes from the world around it. */
  public record Surroundings(Loop loop, Clock clock, RandomGenerator random, OutboundRoute route) {}

  /** An identity that does nothing before {@link #start}. */
  public UnitIdentityService(Surroundings world, IdentityFolder folder, IdentitySettings terms) {
    this(world, folder, terms, new EstEnroller(world.clock, world.route));
  }

  UnitIdentityService(
      Surroundings world, IdentityFolder folder, IdentitySettings terms, Enroller enroller) {
    this.loop = world.loop;
    this.worker = loop.worker("identity");
    this.clock = world.clock;
    this.folder = folder;
    this.enroller = enroller;
    this.schedule = new EnrolmentSchedule(world.random);
    this.beginning = new IdentityStateReader(folder, new ClaimFolder(terms.claimFile()), terms);
  }

  /**
   * Looks at what is there and goes on from it.
   *
   * @return completes once it is known who the unit is so far; fails with an {@link IOException}
   *     whose message says what to do, when the files can't be used
   */
  public Future<IdentityState> start() {
    loop.check();
    return worker.run(() -> beginning.look(clock.instant())).map(this::begin);
  }

  /** Who the unit is. */
  public IdentityState state() {
    loop.check();
    return state;
  }

  /** Tells the listener of each new state. */
  public void listen(Consumer<IdentityState> listener) {
    loop.check();
    listeners.add(listener);
  }

  /**
   * Asks nobody any more. A question under way is not waited for, since a server may take its time:
   * the files are right at every moment, and the next start asks again.
   */
  public void stop() {
    loop.check();
    isStopped = true;
    cancelTimer();
    var _ = worker.close();
  }

  private IdentityState begin(IdentityStateReader.Found found) {
    switch (found) {
      case IdentityStateReader.ByHand _ -> transition(new Configured());
      case IdentityStateReader.Certified(KeyPair own, HeldCertificate held) -> {
        key = own;
        enrolled(new Enrolled(held, schedule.renewal(held)));
      }
      case IdentityStateReader.SurveyInProgress(KeyPair own, UnitEnrolmentParameters petition) -> {
        key = own;
        ask(new Unclaimed(Fingerprint.of(own.getPublic()), "starting").seek(petition));
      }
      case IdentityStateReader.Stuck(KeyPair own, String why) -> {
        key = own;
        transition(new Unclaimed(Fingerprint.of(own.getPublic()), why));
        after(EnrolmentSchedule.LOOK, this::lookAgain);
      }
    }
    return state;
  }

  /** A claim may have come, another one than before, or be gone. */
  private void lookAgain() {
    if (state instanceof Nameless before) {
      worker
          .run(() -> beginning.look(clock.instant()))
          .onSuccess(found -> goOn(before, found))
          .onFailure(_ -> after(EnrolmentSchedule.LOOK, this::lookAgain));
    }
  }

  private void goOn(Nameless before, IdentityStateReader.Found found) {
    if (!before.equals(state)) {
      return;
    }
    if (found
        instanceof
        IdentityStateReader.SurveyInProgress(KeyPair _, UnitEnrolmentParameters petition)) {
      switch (before) {
        case Unclaimed it -> ask(it.seek(petition));
        case Waiting it -> ask(it.ask(petition));
        case Refused it -> ask(it.ask(petition));
        case Unanswered it -> ask(it.ask(petition));
        case Enrolling _, Lapsed _ -> {
          // Asking already.
        }
      }
    } else {
      var _ = begin(found);
    }
  }

  private void ask(Enrolling next) {
    transition(next);
    KeyPair own = requireKey();
    worker
        .run(() -> enroller.enrol(own, next.petition()))
        .onSuccess(answer -> answered(next, answer))
        .onFailure(e -> unanswered(next, sentence(e)));
  }

  private void answered(Enrolling asked, EstResponse answer) {
    switch (answer) {
      case EstResponse.Issued issued -> keep(asked, issued);
      case EstResponse.Wait(Duration wait) -> {
        transition(asked.waiting(clock.instant().plus(wait)));
        after(wait, this::lookAgain);
      }
      case EstResponse.Refused(int _, String why) -> refused(asked, why);
    }
  }

  private void keep(Enrolling asked, EstResponse.Issued issued) {
    worker
        .run(() -> beginning.keep(asked.petition(), issued))
        .onSuccess(
            kept -> {
              switch (kept) {
                case IdentityStateReader.Kept(HeldCertificate held) ->
                    enrolled(asked.issued(held, schedule.renewal(held)));
                case IdentityStateReader.Disagreeing(String why) -> refused(asked, why);
              }
            })
        .onFailure(e -> unanswered(asked, "the certificate can’t be stored: " + sentence(e)));
  }

  private void refused(Enrolling asked, String why) {
    Duration wait = schedule.afterRefusal();
    transition(asked.refused(why, clock.instant().plus(wait)));
    after(wait, this::lookAgain);
  }

  private void unanswered(Enrolling asked, String why) {
    Duration wait = schedule.afterSilence(asked.attempt());
    transition(asked.unanswered(why, clock.instant().plus(wait)));
    after(wait, this::lookAgain);
  }

  private void lapsed(Lapsed lapsed) {
    transition(lapsed);
    ask(lapsed.ask());
  }

  private void enrolled(Enrolled enrolled) {
    transition(enrolled);
    watch();
  }

  /** Looks at the clock again and again: it may be put right long after the start. */
  private void watch() {
    Instant now = clock.instant();
    switch (state) {
      case Named it when it.held().isOver(now) ->
          lapsed(it.lapse(Fingerprint.of(requireKey().getPublic())));
      case Enrolled it when !now.isBefore(it.renewAt()) -> renew(it.renew());
      case Delayed it when !now.isBefore(it.next()) -> renew(it.renew());
      default -> after(EnrolmentSchedule.LOOK, this::watch);
    }
  }

  private void renew(Renewing next) {
    transition(next);
    KeyPair own = requireKey();
    worker
        .run(() -> enroller.renew(own, next.held()))
        .onSuccess(answer -> renewed(next, answer))
        .onFailure(e -> delayed(next, sentence(e)));
  }

  private void renewed(Renewing asked, EstResponse answer) {
    switch (answer) {
      case EstResponse.Issued issued -> {
        HeldCertificate held = asked.held();
        worker
            .run(() -> folder.keep(issued, held.manager(), held.isWebPki()))
            .onSuccess(kept -> enrolled(asked.issued(kept, schedule.renewal(kept))))
            .onFailure(e -> delayed(asked, "the certificate can’t be stored: " + sentence(e)));
      }
      case EstResponse.Wait(Duration _) ->
          delayed(asked, "the fleet manager wants somebody to approve the renewal");
      case EstResponse.Refused(int _, String why) -> delayed(asked, why);
    }
  }

  private void delayed(Renewing asked, String why) {
    Instant next = clock.instant().plus(schedule.afterFailedRenewal(asked.attempt()));
    transition(asked.delayed(why, next));
    after(EnrolmentSchedule.LOOK, this::watch);
  }

  private KeyPair requireKey() {
    if (key == null) {
      throw new IllegalStateException("no key while " + state);
    }
    return key;
  }

  private static String sentence(Throwable e) {
    return String.valueOf(e.getMessage());
  }

  private void transition(IdentityState next) {
    if (isStopped) {
      return;
    }
    log.tell(state, next);
    state = next;
    List.copyOf(listeners).forEach(listener -> listener.accept(next));
  }

  private void after(Duration delay, Runnable action) {
    cancelTimer();
    if (!isStopped) {
      timer = loop.after(delay, action);
    }
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
