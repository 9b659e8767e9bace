package fr.teleguichet.edge.serve;

import fr.teleguichet.edge.erasure.ErasureVerdict;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.network.NetworkUsability;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.ServiceReopening;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import fr.teleguichet.hardware.serve.ServiceVerdictCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the verdict: judges again whenever something that it is made of changes, and every few
 * seconds, since hours pass by themselves. Belongs to the loop.
 *
 * <p>After a start nobody knows of a peripheral before it was looked at. Until all were, for {@link
 * #LOOKING} at most, the verdict leaves those out that are unknown, and the fleet is told none.
 */
public final class AvailabilityService {

  private static final Logger LOG = LoggerFactory.getLogger(AvailabilityService.class);
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /** A peripheral that was not looked at for so long after the start counts as one that fails. */
  static final Duration LOOKING = Duration.ofSeconds(10);

  private final Loop loop;
  private final KioskState kiosk;
  private final Terms terms;
  private final List<Runnable> listeners = new ArrayList<>();
  private final Duration began;
  private ServiceVerdict verdict;
  private boolean isTold;
  private boolean stopped;

  /**
   * What the kiosk is, and what else counts beside its state.
   *
   * @param offered the services that it offers
   * @param fitted the peripherals that this kind of kiosk has
   * @param isKiosk whether the unit belongs to a fleet
   * @param siteOpen whether the place is open now
   * @param closed which services do not answer now, and when they do again, if known
   * @param network what the way to the outside is good for
   * @param isManagersTime whether the clock is right by the fleet manager
   * @param degraded whether the kiosk could not mend itself
   * @param erasure what is left of the citizen before
   */
  public record Terms(
      Supplier<Set<ServiceCode>> offered,
      Set<Peripheral> fitted,
      BooleanSupplier isKiosk,
      BooleanSupplier siteOpen,
      Supplier<Map<ServiceCode, Optional<ServiceReopening>>> closed,
      Supplier<NetworkUsability> network,
      BooleanSupplier isManagersTime,
      BooleanSupplier degraded,
      Supplier<ErasureVerdict> erasure) {}

  public AvailabilityService(Loop loop, KioskState kiosk, Terms terms) {
    this.loop = loop;
    this.kiosk = kiosk;
    this.terms = terms;
    this.began = loop.uptime();
    this.verdict = AvailabilityRules.judge(evidence());
    kiosk.listen(new Changes());
    if (unknown().isEmpty()) {
      tell();
    }
    again();
  }

  /** The verdict of this moment. */
  public ServiceVerdict verdict() {
    loop.check();
    return verdict;
  }

  /** Tells the listener after each change. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Judges no more. */
  public void stop() {
    stopped = true;
  }

  /** Something outside the kiosk's state has changed. */
  public void review() {
    loop.check();
    if (stopped) {
      return;
    }
    ServiceVerdict now = AvailabilityRules.judge(evidence());
    boolean isNew = !now.equals(verdict);
    verdict = now;
    if ((isNew || !isTold) && unknown().isEmpty()) {
      tell();
    }
    if (isNew) {
      listeners.forEach(Runnable::run);
    }
  }

  /** The peripherals that nobody has looked at yet, and that may still be there. */
  private Set<Peripheral> unknown() {
    return loop.uptime().minus(began).compareTo(LOOKING) < 0
        ? terms.fitted.stream().filter(it -> !kiosk.knows(it)).collect(Collectors.toSet())
        : Set.of();
  }

  private Set<Peripheral> known() {
    Set<Peripheral> unknown = unknown();
    return terms.fitted.stream().filter(it -> !unknown.contains(it)).collect(Collectors.toSet());
  }

  private void tell() {
    isTold = true;
    String text = ServiceVerdictCodec.write(verdict);
    LOG.info("verdict=\"{}\" What works for citizens.", text);
    kiosk.set(NodeFact.VERDICT, Value.of(text));
  }

  private void again() {
    var _ =
        loop.after(
            AGAIN,
            () -> {
              if (!stopped) {
                review();
                again();
              }
            });
  }

  private AvailabilityFacts evidence() {
    return new AvailabilityFacts(
        terms.isKiosk.getAsBoolean(),
        terms.siteOpen.getAsBoolean(),
        terms.offered.get(),
        terms.closed.get(),
        known(),
        kiosk.peripherals(),
        terms.network.get(),
        !is(HealthMetric.CLOCK_SYNCHRONISED, false) || terms.isManagersTime.getAsBoolean(),
        !is(HealthMetric.STORAGE_READ_ONLY, true),
        terms.degraded.getAsBoolean(),
        terms.erasure.get());
  }

  private boolean is(HealthMetric metric, boolean what) {
    return kiosk.measure(metric).equals(Value.of(what));
  }

  private final class Changes implements KioskState.Listener {
    @Override
    public void onMeasures() {
      review();
    }

    @Override
    public void onFact(NodeFact fact) {
      // None that the verdict is made of.
    }

    @Override
    public void onPeripheral(Peripheral peripheral) {
      review();
    }
  }
}
