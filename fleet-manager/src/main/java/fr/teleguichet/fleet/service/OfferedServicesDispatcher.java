package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.sparkplug.DeliveryRetrySchedule;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.fleet.web.page.MinimumInterviewLength;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
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
public final class OfferedServicesDispatcher {

  private static final int MAX_REASON_LENGTH = 200;

  private final Supplier<Collection<NodeView>> kiosks;
  private final Supplier<List<RegisteredPublicService>> all;
  private final Supplier<SiteCache.Snapshot> sites;
  private final OfferedServicesTransport wire;
  private final Clock clock;
  private final DeliveryRetrySchedule attempts = new DeliveryRetrySchedule(); // guarded by this
  private final Duration minimumInterview;
  private SiteServiceOfferCache documents; // guarded by this

  @Inject
  OfferedServicesDispatcher(
      TelemetryIngest telemetry,
      PublicServiceCache directory,
      SiteCache sites,
      OfferedServicesTransport wire,
      MinimumInterviewLength minimumInterview,
      Clock clock) {
    this(
        telemetry.board()::views,
        directory::all,
        sites::now,
        wire,
        minimumInterview.duration(),
        clock);
  }

  OfferedServicesDispatcher(
      Supplier<Collection<NodeView>> kiosks,
      Supplier<List<RegisteredPublicService>> all,
      Supplier<SiteCache.Snapshot> sites,
      OfferedServicesTransport wire,
      Duration minimumInterview,
      Clock clock) {
    this.kiosks = kiosks;
    this.all = all;
    this.sites = sites;
    this.wire = wire;
    this.minimumInterview = minimumInterview;
    this.clock = clock;
    this.documents = new SiteServiceOfferCache(List.of(), minimumInterview);
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
    List<RegisteredPublicService> services = all.get();
    if (!documents.areOf(services)) {
      documents = new SiteServiceOfferCache(services, minimumInterview);
    }
    return documents.at(sites.get().siteOf(kiosk.node()));
  }

  /**
   * How far the kiosks of a scope are.
   *
   * @param current how many offer what they shall
   * @param behind how many that are connected do not yet
   * @param own what people call those whose own settings go first
   * @param refused why which would not
   * @param counting which count interviews from another length on than the fleet says
   * @param untold how many do not say from which length on they count
   */
  public record Progress(
      int current,
      int behind,
      List<String> own,
      List<Refusal> refused,
      List<OtherMinimum> counting,
      int untold) {

    public Progress {
      own = List.copyOf(own);
      refused = List.copyOf(refused);
      counting = List.copyOf(counting);
    }
  }

  /**
   * A kiosk that would not take its services, as people call it.
   *
   * @param document what it would not take
   * @param reason what it says of it: a word of {@code OfferedServicesRefusal}, or a sentence
   */
  public record Refusal(String kiosk, OfferedServicesDocument document, String reason) {}

  /** A kiosk, as people call it, that counts interviews from another length on. */
  public record OtherMinimum(String kiosk, Duration counts) {}

  /** How far the connected kiosks in the scope are. */
  synchronized Progress progress(Scope scope) {
    int current = 0;
    int behind = 0;
    List<String> own = new ArrayList<>();
    int untold = 0;
    List<Refusal> refused = new ArrayList<>();
    List<OtherMinimum> counting = new ArrayList<>();
    for (NodeView kiosk : kiosks.get()) {
      if (kiosk.isCurrent() && scope.covers(kiosk.node().group())) {
        String called = sites.get().called(kiosk.node());
        OfferedServicesDocument wanted = wanted(kiosk);
        KioskOffer offer = KioskOffer.of(kiosk, wanted.version());
        switch (offer) {
          case KioskOffer.Current() -> current++;
          case KioskOffer.Behind() -> behind++;
          case KioskOffer.Own() -> own.add(called);
          case KioskOffer.Refused(String reason) ->
              refused.add(new Refusal(called, wanted, reason));
          case KioskOffer.Unable() -> {}
        }
        Optional<Duration> counts = minimumInterview(kiosk);
        if (counts.isEmpty()) {
          untold++;
        } else if (!counts.get().equals(minimumInterview)
            && !(offer instanceof KioskOffer.Behind)) {
          counting.add(new OtherMinimum(called, counts.get()));
        }
      }
    }
    own.sort(null);
    return new Progress(current, behind, own, refused, counting, untold);
  }

  /** From which length on it counts; nothing where it does not say so, or nothing that can be. */
  private static Optional<Duration> minimumInterview(NodeView kiosk) {
    return kiosk.facts().get(NodeFact.MINIMUM_INTERVIEW) instanceof Value.Whole(long seconds)
            && seconds >= 1
            && seconds <= OfferedServicesDocument.LONGEST_MINIMUM.toSeconds()
        ? Optional.of(Duration.ofSeconds(seconds))
        : Optional.empty();
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
