package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.sparkplug.DeviceView;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.sparkplug.QuotaExcess;
import fr.teleguichet.hardware.device.CallTestFinding;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange.Judgement;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether a kiosk can serve a citizen now, and why not: a pure function of what is known of it.
 *
 * @param severity the worst of the reasons, unless its site is out of use
 * @param reasons the reasons, worst first, after the one why its site is out of use; of alike ones
 *     those that limit its service come first
 */
public record KioskVerdict(Severity severity, List<StatusReason> reasons) {

  /** A reboot or an update that takes longer has failed. */
  private static final Duration MAX_RESTART = Duration.ofMinutes(10);

  /** The worst; of alike ones, those that explain in what the kiosk's service is limited. */
  private static final Comparator<StatusReason> TELLING_FIRST =
      Comparator.comparing(StatusReason::severity)
          .thenComparing(KioskServiceSummary::isLimited)
          .reversed();

  public KioskVerdict {
    reasons = List.copyOf(reasons);
  }

  /** The same for a kiosk that stands where citizens may not use it, whatever it has besides. */
  KioskVerdict at(StatusReason.SiteOutOfUse site) {
    List<StatusReason> all = new ArrayList<>();
    all.add(site);
    all.addAll(reasons);
    return new KioskVerdict(site.severity(), all);
  }

  /** Judges the kiosk by what it tells. */
  public static KioskVerdict of(NodeView view, Instant now) {
    return of(view, Optional.empty(), now);
  }

  /**
   * Judges the kiosk.
   *
   * @param more a reason that the kiosk does not tell as its state
   */
  static KioskVerdict of(NodeView view, Optional<? extends StatusReason> more, Instant now) {
    List<StatusReason> reasons = new ArrayList<>();
    Optional<StatusReason.SendsTooMuch> excess = excess(view, now);
    excess.ifPresent(reasons::add);
    // Nothing is heard of a kiosk because nothing of it is read: only one of both is the reason.
    if (!(view.link() instanceof NodeView.Link.Unknown)
        || excess.filter(it -> it.kind() == QuotaExcess.Kind.BYTES).isEmpty()) {
      reasons.addAll(told(view, now));
    }
    more.ifPresent(reasons::add);
    return new KioskVerdict(
        reasons.stream()
            .map(StatusReason::severity)
            .max(Comparator.naturalOrder())
            .orElse(Severity.OK),
        reasons.stream().sorted(TELLING_FIRST).toList());
  }

  private static Optional<StatusReason.SendsTooMuch> excess(NodeView view, Instant now) {
    return view.excess()
        .filter(it -> it.isTold(now))
        .map(it -> new StatusReason.SendsTooMuch(it.kind(), it.limit(), it.since()));
  }

  private static List<StatusReason> told(NodeView view, Instant now) {
    return switch (view.link()) {
      case NodeView.Link.Connected _ -> troubles(view);
      case NodeView.Link.Lost(Instant since) -> List.of(new StatusReason.LinkLost(since));
      case NodeView.Link.Stopped(Instant since, ShutdownReason why) ->
          List.of(stopped(since, why, now));
      case NodeView.Link.Unknown(Instant since) -> List.of(new StatusReason.NoNews(since));
    };
  }

  private static StatusReason stopped(Instant since, ShutdownReason why, Instant now) {
    boolean brief = why == ShutdownReason.REBOOT || why == ShutdownReason.UPDATE;
    return brief && Duration.between(since, now).compareTo(MAX_RESTART) > 0
        ? new StatusReason.OverdueStop(since, why)
        : new StatusReason.AnnouncedStop(since, why);
  }

  private static List<StatusReason> troubles(NodeView view) {
    List<StatusReason> reasons = new ArrayList<>();
    ServiceAvailabilityText service = ServiceAvailabilityText.of(view);
    service.reason().ifPresent(reasons::add);
    new TreeMap<>(view.devices()).forEach((id, device) -> judge(reasons, id, device));
    partly(service, reasons).ifPresent(reasons::add);
    for (HealthMetric metric : HealthMetric.values()) {
      Value value = view.measures().getOrDefault(metric, Value.ABSENT);
      Judgement judgement = metric.definition().range().judge(value);
      // That no time server is reached says nothing of a clock that is right by the manager's time.
      boolean isFine = metric == HealthMetric.CLOCK_SYNCHRONISED && service.saysClockIsRight();
      if (judgement != Judgement.HEALTHY && !isFine) {
        reasons.add(new StatusReason.Unhealthy(metric, value, judgement));
      }
    }
    if (view.facts().get(NodeFact.CALL_TEST) instanceof Value.Text(String told)) {
      Set<CallTestFinding> findings = CallTestFinding.read(told);
      if (!findings.isEmpty()) {
        reasons.add(new StatusReason.CallTestFailed(findings));
      }
    }
    if (view.wrongTime()) {
      reasons.add(new StatusReason.WrongClock());
    }
    return reasons;
  }

  /** What the kiosk can't do, unless the peripheral that it is done with is a reason already. */
  private static Optional<StatusReason> partly(
      ServiceAvailabilityText service, List<StatusReason> found) {
    Set<CitizenAct> without = EnumSet.noneOf(CitizenAct.class);
    without.addAll(service.without());
    for (StatusReason reason : found) {
      KioskServiceSummary.act(ProblemKind.of(reason).code()).ifPresent(without::remove);
    }
    Set<ServiceObstacle> obstacles = EnumSet.noneOf(ServiceObstacle.class);
    without.forEach(act -> obstacles.addAll(service.obstacles(act)));
    return without.isEmpty()
        ? Optional.empty()
        : Optional.of(new StatusReason.ServesPartly(without, obstacles));
  }

  private static void judge(List<StatusReason> reasons, String id, DeviceView device) {
    boolean essential = Peripheral.ofDeviceId(id).map(Peripheral::isEssential).orElse(false);
    if (!device.present()) {
      reasons.add(new StatusReason.PeripheralGone(id, essential, device.since()));
      return;
    }
    PeripheralState state = PeripheralState.ofWord(device.state()).orElse(PeripheralState.OK);
    if (state != PeripheralState.OK) {
      boolean failed = state == PeripheralState.ERROR;
      reasons.add(
          new StatusReason.PeripheralTrouble(
              id, failed, essential, device.reasons(), device.since()));
    }
  }
}
