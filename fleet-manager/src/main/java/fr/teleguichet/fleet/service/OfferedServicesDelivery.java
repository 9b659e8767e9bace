package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.sparkplug.DeliveryRetrySchedule;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells kiosks which services to offer: every second each that is connected and says another
 * version than the one for its site, at once after a change or a birth, and again less and less
 * often while it does not take it. One that refused a document is not told the same again.
 */
@Context
public final class OfferedServicesDelivery {

  private static final int MAX_REASON_LENGTH = 200;

  private final Supplier<Collection<NodeView>> kiosks;
  private final Supplier<List<Service>> all;
  private final Supplier<SiteCache.Snapshot> sites;
  private final OfferedServicesTransport wire;
  private final Clock clock;
  private final DeliveryRetrySchedule attempts = new DeliveryRetrySchedule(); // guarded by this
  private SiteServiceOfferCache documents = new SiteServiceOfferCache(List.of()); // guarded by this

  @Inject
  OfferedServicesDelivery(
      TelemetryIngest telemetry,
      PublicServiceCache directory,
      SiteCache sites,
      OfferedServicesTransport wire,
      Clock clock) {
    this(telemetry.board()::views, directory::all, sites::now, wire, clock);
  }

  OfferedServicesDelivery(
      Supplier<Collection<NodeView>> kiosks,
      Supplier<List<Service>> all,
      Supplier<SiteCache.Snapshot> sites,
      OfferedServicesTransport wire,
      Clock clock) {
    this.kiosks = kiosks;
    this.all = all;
    this.sites = sites;
    this.wire = wire;
    this.clock = clock;
  }

  /** Tells those that need to be told. */
  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  public synchronized void deliver() {
    Instant now = clock.instant();
    int sent = 0;
    for (NodeView kiosk : kiosks.get()) {
      if (sent == DeliveryRetrySchedule.MAX_IN_A_PASS) {
        return;
      }
      OfferedServicesDocument wanted = wanted(kiosk);
      if (kiosk.isCurrent()
          && KioskOffer.of(kiosk, wanted.version()) instanceof KioskOffer.Behind
          && attempts.isDue(kiosk, wanted.version(), now)) {
        attempts.note(kiosk, wanted.version(), now);
        wire.send(kiosk.node(), new FleetCommand.OfferServices(wanted.text()));
        sent++;
      }
    }
  }

  private OfferedServicesDocument wanted(NodeView kiosk) {
    List<Service> services = all.get();
    if (!documents.areOf(services)) {
      documents = new SiteServiceOfferCache(services);
    }
    return documents.at(sites.get().siteOf(kiosk.node()));
  }

  /**
   * How far the kiosks of a scope are.
   *
   * @param current how many offer what they shall
   * @param behind how many that are connected do not yet
   * @param own the names of those whose own settings go first
   * @param refused why which would not
   */
  public record Progress(int current, int behind, List<String> own, List<Refusal> refused) {}

  /** A kiosk that would not take its services. */
  public record Refusal(String kiosk, String reason) {}

  /** How far the connected kiosks in the scope are. */
  synchronized Progress progress(Scope scope) {
    int current = 0;
    int behind = 0;
    List<String> own = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    for (NodeView kiosk : kiosks.get()) {
      if (kiosk.isCurrent() && scope.covers(kiosk.node().group())) {
        switch (KioskOffer.of(kiosk, wanted(kiosk).version())) {
          case KioskOffer.Current() -> current++;
          case KioskOffer.Behind() -> behind++;
          case KioskOffer.Own() -> own.add(kiosk.node().node());
          case KioskOffer.Refused(String reason) ->
              refused.add(new Refusal(kiosk.node().node(), reason));
          case KioskOffer.Unable() -> {}
        }
      }
    }
    own.sort(null);
    return new Progress(current, behind, List.copyOf(own), List.copyOf(refused));
  }

  /** What a connected kiosk says of the services that it shall offer. */
  private sealed interface KioskOffer {
    /** It offers them. */
    record Current() implements KioskOffer {}

    /** It offers others still. */
    record Behind() implements KioskOffer {}

    /** Its own settings go first. */
    record Own() implements KioskOffer {}

    /** It would not have them. */
    record Refused(String reason) implements KioskOffer {}

    /** It is of a version, or a make, that takes none. */
    record Unable() implements KioskOffer {}

    static KioskOffer of(NodeView kiosk, String wanted) {
      Optional<String> said = text(kiosk, NodeFact.SERVICES);
      if (said.isEmpty()) {
        return new Unable();
      }
      if (said.get().equals(NodeFact.OWN_SERVICES)) {
        return new Own();
      }
      if (said.get().equals(wanted)) {
        return new Current();
      }
      return text(kiosk, NodeFact.SERVICES_REFUSED)
          .filter(it -> it.startsWith(wanted + " "))
          .<KioskOffer>map(it -> new Refused(reason(it.substring(wanted.length() + 1))))
          .orElse(new Behind());
    }

    private static String reason(String text) {
      return text.length() > MAX_REASON_LENGTH ? text.substring(0, MAX_REASON_LENGTH) : text;
    }

    private static Optional<String> text(NodeView kiosk, NodeFact fact) {
      return kiosk.facts().get(fact) instanceof Value.Text(String text)
          ? Optional.of(text)
          : Optional.empty();
    }
  }
}
