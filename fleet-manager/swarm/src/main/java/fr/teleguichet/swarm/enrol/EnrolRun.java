package fr.teleguichet.swarm.enrol;

import fr.teleguichet.est.EstClient;
import fr.teleguichet.est.EstClientCredential;
import fr.teleguichet.est.EstException;
import fr.teleguichet.est.EstLimits;
import fr.teleguichet.est.EstResponse;
import fr.teleguichet.est.ServerTrust;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.swarm.figures.CpuTime;
import fr.teleguichet.swarm.kiosk.KioskIdentity;
import fr.teleguichet.swarm.run.ProgressOutput;
import fr.teleguichet.swarm.run.StopSignal;
import fr.teleguichet.swarm.time.RunClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Plans all units first, then enrols those that have a claim. */
public final class EnrolRun {

  private final EnrolPlan plan;
  private final ManagerClient pages;
  private final EnrolledKeyFolder keepsakes;
  private final RunClock time;
  private final Clock clock;
  private final ProgressOutput screen;
  private final StopSignal stop;
  private final RefusalCounts refusals = new RefusalCounts();
  private final SerialNumberCheck serials = new SerialNumberCheck();
  private final Queue<EnrolmentClaim> claims = new ConcurrentLinkedQueue<>();

  /** A run that shows progress on this screen and ends early at this signal. */
  public EnrolRun(
      EnrolPlan plan,
      ManagerClient pages,
      EnrolledKeyFolder keepsakes,
      RunClock time,
      ProgressOutput screen,
      StopSignal stop) {
    this.plan = plan;
    this.pages = pages;
    this.keepsakes = keepsakes;
    this.time = time;
    InstantSource source = () -> Instant.ofEpochMilli(time.millis());
    this.clock = source.withZone(ZoneOffset.UTC);
    this.screen = screen;
    this.stop = stop;
  }

  /**
   * Carries the run out, once.
   *
   * @throws EnrolException when nobody answers, or no unit would fare better than the first
   */
  public EnrolReport run() throws EnrolException, InterruptedException {
    CpuTime cpu = CpuTime.ofThisProcess();
    long cpuBegin = cpu.nanos();
    List<KioskIdentity> kiosks = plan.identities();
    requireRoom(kiosks);
    var workers = new ParallelWorkers(plan.parallel(), time, screen, stop);
    EnrolPhase planning = workers.all("planned", kiosks, this::plan);
    EnrolPhase enrolling = workers.all("enrolled", List.copyOf(claims), this::enrol);
    screen.finish();
    return new EnrolReport(
        plan.kiosks(),
        planning,
        enrolling,
        refusals.counts(),
        serials.distinct(),
        serials.duplicates(),
        (cpu.nanos() - cpuBegin) / 1e9);
  }

  /** A key of an earlier run may be a living unit's, which nobody could play any more. */
  private void requireRoom(List<KioskIdentity> kiosks) throws EnrolException {
    Optional<Path> former = keepsakes.former(kiosks);
    if (former.isPresent()) {
      throw new EnrolException(
          EnrolException.Why.NOT_ALLOWED,
          former.get()
              + " holds a key already; name another folder with --keep, or other kiosks"
              + " with --first");
    }
  }

  private Optional<Long> plan(KioskIdentity kiosk) throws EnrolException, InterruptedException {
    long begin = time.nanos();
    try {
      return switch (pages.plan(kiosk)) {
        case PlanningResult.Planned(EnrolmentClaim claim) -> {
          claims.add(claim);
          yield Optional.of(time.nanos() - begin);
        }
        case PlanningResult.Refused(String sentence) -> refused(sentence);
      };
    } catch (IOException e) {
      if (claims.isEmpty()) {
        throw new EnrolException(
            EnrolException.Why.UNREACHABLE, pages + " does not answer: " + ServerErrorText.of(e));
      }
      return refused("the fleet manager does not answer: " + ServerErrorText.of(e));
    }
  }

  private Optional<Long> enrol(EnrolmentClaim claim) throws InterruptedException {
    try {
      KeyPair key = keepsakes.key(claim.kiosk());
      long begin = time.nanos();
      var client =
          new EstClient(
              claim.manager(),
              new ServerTrust.Roots(claim.authorities()),
              EstLimits.STANDARD,
              clock);
      EstResponse answer = client.enrol(key, new EstClientCredential.ByClaim(claim));
      long took = time.nanos() - begin;
      return switch (answer) {
        case EstResponse.Issued issued -> {
          serials.add(issued.certificate());
          keepsakes.keep(claim.kiosk(), issued);
          yield Optional.of(took);
        }
        case EstResponse.Wait _ ->
            refused("a person has to accept the unit, in spite of its claim");
        case EstResponse.Refused(_, String sentence) -> refused(sentence);
      };
    } catch (EstException e) {
      return refused(ServerErrorText.of(e));
    } catch (IOException e) {
      throw new UncheckedIOException("a key or certificate can't be kept: " + e.getMessage(), e);
    }
  }

  private Optional<Long> refused(String sentence) {
    refusals.add(sentence);
    return Optional.empty();
  }
}
