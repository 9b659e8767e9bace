package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.sparkplug.QuotaExcess;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.device.CallTestFinding;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange.Judgement;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** One reason why a kiosk is judged as it is. */
public sealed interface StatusReason {

  /** How bad it is on its own. */
  Severity severity();

  /**
   * Citizens may not use the site where it stands. What is wrong with the kiosk itself is told
   * after it, and counts for less.
   *
   * @param stage suspended or closed
   * @param why as somebody wrote it; may be empty
   */
  record SiteOutOfUse(SiteLifeStage stage, Instant since, String why) implements StatusReason {
    /** The reason for a site that is so far, if it is one. */
    static Optional<SiteOutOfUse> of(SiteLifeState life) {
      return Optional.of(life)
          .filter(SiteLifeState::isOutOfUse)
          .flatMap(SiteLifeState::since)
          .map(day -> day.atStartOfDay(LocalizedText.ZONE).toInstant())
          .map(since -> new SiteOutOfUse(life.stage(), since, life.reason()));
    }

    @Override
    public Severity severity() {
      return Severity.STOPPED;
    }
  }

  /** The connection ended without a word. */
  record LinkLost(Instant since) implements StatusReason {
    @Override
    public Severity severity() {
      return Severity.OFFLINE;
    }
  }

  /** The kiosk said that it would stop, and why. */
  record AnnouncedStop(Instant since, ShutdownReason reason) implements StatusReason {
    @Override
    public Severity severity() {
      return Severity.STOPPED;
    }
  }

  /** The kiosk said that it would stop for a moment, and has not come back. */
  record OverdueStop(Instant since, ShutdownReason reason) implements StatusReason {
    @Override
    public Severity severity() {
      return Severity.OFFLINE;
    }
  }

  /** The manager has heard nothing since it started, or has lost its own broker. */
  record NoNews(Instant since) implements StatusReason {
    @Override
    public Severity severity() {
      return Severity.UNKNOWN;
    }
  }

  /**
   * A peripheral was there and is not any more.
   *
   * @param device its Sparkplug device id
   * @param essential whether no interview is possible without it
   */
  record PeripheralGone(String device, boolean essential, Instant since) implements StatusReason {
    @Override
    public Severity severity() {
      return essential ? Severity.FAILED : Severity.WATCH;
    }
  }

  /**
   * A peripheral is there but not well.
   *
   * @param device its Sparkplug device id
   * @param failed whether it does not do what it is for, rather than wanting attention
   * @param essential whether no interview is possible without it
   * @param reasons keywords separated by commas, from the kiosk
   */
  record PeripheralTrouble(
      String device, boolean failed, boolean essential, String reasons, Instant since)
      implements StatusReason {
    @Override
    public Severity severity() {
      return failed && essential ? Severity.FAILED : Severity.WATCH;
    }
  }

  /** A measure is out of its healthy range. */
  record Unhealthy(HealthMetric metric, Value value, Judgement judgement) implements StatusReason {
    @Override
    public Severity severity() {
      return judgement == Judgement.FAILING ? Severity.FAILED : Severity.WATCH;
    }
  }

  /**
   * The kiosk is connected and says that nobody can speak with anybody there.
   *
   * @param obstacles why, as its own screen says
   * @param severity stopped where nothing is broken: closed, or being worked on
   */
  record ServesNobody(Set<ServiceObstacle> obstacles, Severity severity) implements StatusReason {
    public ServesNobody {
      obstacles = Set.copyOf(obstacles);
    }
  }

  /**
   * The kiosk is connected and says that people can speak with somebody there, and can't do all.
   *
   * @param without what they can't do
   * @param obstacles why, as its own screen says
   */
  record ServesPartly(Set<CitizenAct> without, Set<ServiceObstacle> obstacles)
      implements StatusReason {
    public ServesPartly {
      without = Set.copyOf(without);
      obstacles = Set.copyOf(obstacles);
    }

    @Override
    public Severity severity() {
      return Severity.WATCH;
    }
  }

  /**
   * An update is over in a way that no other update mends by itself: a person has to see to the
   * kiosk.
   *
   * @param cause {@code waited-too-long} or {@code no-way-back}
   * @param version that was wanted
   * @param since when the kiosk gave it up
   */
  record UpdateGivenUp(String cause, String version, Instant since) implements StatusReason {
    @Override
    public Severity severity() {
      return Severity.WATCH;
    }
  }

  /**
   * The kiosk sends more than it may, and what is over is left out.
   *
   * @param limit what it may
   */
  record SendsTooMuch(QuotaExcess.Kind kind, long limit, Instant since) implements StatusReason {
    @Override
    public Severity severity() {
      // While nothing of it is read, nobody knows how it is.
      return kind == QuotaExcess.Kind.BYTES ? Severity.UNKNOWN : Severity.WATCH;
    }
  }

  /**
   * The kiosk tried by itself whether a call would hold, and something was wrong.
   *
   * @param findings what
   */
  record CallTestFailed(Set<CallTestFinding> findings) implements StatusReason {
    public CallTestFailed {
      findings = Set.copyOf(findings);
    }

    @Override
    public Severity severity() {
      return Severity.WATCH;
    }
  }

  /** The kiosk's clock can't be right. */
  record WrongClock() implements StatusReason {
    @Override
    public Severity severity() {
      return Severity.WATCH;
    }
  }
}
