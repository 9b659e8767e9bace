package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.presence.PresenceState.Absent;
import fr.teleguichet.edge.presence.PresenceState.Approaching;
import fr.teleguichet.edge.presence.PresenceState.Leaving;
import fr.teleguichet.edge.presence.PresenceState.Present;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes one answer of what all sensors say. Pure: times come in, events go out.
 *
 * <p>Somebody comes when the weights of the sensors that see somebody reach 100, or all that can be
 * reached where fewer can be trusted; so two must agree where there are two. Somebody is still
 * there as long as one of them says so. Without any sensor there is only touch.
 */
final class PresenceFusion {

  /** Touches within this are one person's. */
  private static final Duration OCCASION = Duration.ofMinutes(1);

  /** After a touch somebody may sit still for so long. */
  private static final Duration TOUCH_AGREES = Duration.ofMinutes(3);

  private static final Duration LONG_AGO = Duration.ofDays(-1);

  private final SensingParameters terms;
  private final Consumer<PresenceEvent> events;
  private final SensorFusion jury;
  private final Set<Sensor> seenInVisit = EnumSet.noneOf(Sensor.class);
  private PresenceState state = new Absent(Duration.ZERO);
  private PresenceErrorEstimate errors = PresenceErrorEstimate.NONE;
  private Duration now = Duration.ZERO;
  private Duration touched = LONG_AGO;
  private Duration heldUntil = LONG_AGO;
  private Duration occasion = LONG_AGO;
  private Duration near = LONG_AGO;
  private Duration came = LONG_AGO;
  private boolean touchedInVisit;

  /** As every screen is after a start. */
  private boolean isLit = true;

  private boolean certain;

  PresenceFusion(SensingParameters terms, Consumer<PresenceEvent> events) {
    this.terms = terms;
    this.events = events;
    this.jury =
        new SensorFusion(
            terms.sensors(),
            (sensor, suspicion) -> events.accept(new PresenceEvent.Doubt(sensor, suspicion)));
  }

  PresenceState state() {
    return state;
  }

  PresenceErrorEstimate errors() {
    return errors;
  }

  /** What is wrong with a sensor; silent for one that the kiosk does not have. */
  SensorFault suspicion(Sensor sensor) {
    return jury.suspicion(sensor);
  }

  /** What is made of each sensor at this moment. */
  List<SensorAssessment> opinions() {
    return jury.opinions(now);
  }

  /** Whether at least one sensor is believed. */
  boolean hasSensors() {
    return jury.hasTrusted();
  }

  /** A sensor says what it sees. One that the kiosk does not have is not heard. */
  void sees(Sensor sensor, SensorReading sight, Duration at) {
    jury.hear(sensor, sight, at);
    advance(at);
  }

  /** Somebody touched the screen. */
  void touch(Duration at) {
    touch(at, terms.touchHold());
  }

  /** Somebody pressed the call button. */
  void press(Duration at) {
    touch(at, terms.buttonHold());
  }

  private void touch(Duration at, Duration hold) {
    advance(at);
    boolean missed = state instanceof Absent;
    touched = at;
    heldUntil = max(heldUntil, at.plus(hold));
    if (at.minus(occasion).compareTo(OCCASION) >= 0) {
      occasion = at;
      errors = errors.arrived(!missed);
    }
    switch (state) {
      case Absent absent -> {
        wake(absent.touch(at), Set.of());
        events.accept(new PresenceEvent.Visit());
      }
      case Approaching approaching -> {
        follow(approaching.touch(at));
        events.accept(new PresenceEvent.Visit());
      }
      case Leaving leaving -> follow(leaving.touch());
      case Present _ -> {
        // The person is there already.
      }
    }
    touchedInVisit = true;
    jury.touched(at, came);
  }

  /** Time passes; a time before the latest is taken for the latest. */
  void advance(Duration at) {
    Duration passed = at.minus(now);
    if (passed.isNegative()) {
      return;
    }
    now = at;
    if (!passed.isZero()) {
      jury.advance(now, passed, now.minus(touched).compareTo(TOUCH_AGREES) < 0);
    }
    Set<Sensor> active = jury.active(now);
    seenInVisit.addAll(active);
    move(active);
  }

  private void move(Set<Sensor> active) {
    switch (state) {
      case Absent absent -> {
        if (jury.agrees(now)) {
          errors = errors.woke();
          wake(absent.notice(now), active);
        } else {
          if (isLit && now.minus(absent.since()).compareTo(patience()) >= 0) {
            dim();
          }
          becomeCertain(absent);
        }
      }
      case Approaching approaching -> {
        if (active.isEmpty()) {
          events.accept(new PresenceEvent.Passer());
          sleep(approaching.lose(now));
        } else if (hasStayed()) {
          follow(approaching.stay(now));
          events.accept(new PresenceEvent.Visit());
        }
      }
      case Present present -> {
        if (!isSeen(active)) {
          follow(present.quiet(now));
        } else {
          jury.visited(now, came);
        }
      }
      case Leaving leaving -> {
        if (isSeen(active)) {
          follow(leaving.again());
        } else if (now.minus(leaving.since()).compareTo(patience()) >= 0) {
          sleep(leaving.gone(now));
        }
      }
    }
  }

  private void wake(PresenceState next, Set<Sensor> by) {
    follow(next);
    came = now;
    seenInVisit.clear();
    seenInVisit.addAll(by);
    touchedInVisit = false;
    isLit = true;
    events.accept(new PresenceEvent.Wake(by));
  }

  private void sleep(Absent next) {
    if (!touchedInVisit && seenInVisit.size() < 2) {
      errors = errors.doubted(seenInVisit);
    }
    follow(next);
    dim();
  }

  private void dim() {
    isLit = false;
    events.accept(new PresenceEvent.Dim());
  }

  private void follow(PresenceState next) {
    state = next;
    certain = false;
    near = LONG_AGO;
  }

  private boolean hasStayed() {
    if (!jury.seesVisitor(now)) {
      near = LONG_AGO;
      return false;
    }
    near = near.isNegative() ? now : near;
    return now.minus(near).compareTo(terms.stay()) >= 0;
  }

  private boolean isSeen(Set<Sensor> active) {
    return !active.isEmpty() || now.compareTo(heldUntil) < 0;
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private Duration patience() {
    return jury.holdsVisitor() ? terms.leave() : terms.leaveUnseen();
  }

  private void becomeCertain(Absent absent) {
    boolean late = now.minus(absent.since()).compareTo(terms.certain()) >= 0;
    if (!certain && late && jury.seeingStillness() >= 2 && jury.isSilent(now, terms.certain())) {
      certain = true;
      events.accept(new PresenceEvent.CertainAbsence());
    }
  }
}
