package fr.teleguichet.edge.service;

import fr.teleguichet.edge.configuration.KioskSettings;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import fr.teleguichet.hardware.service.RefusedServicesException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services that citizens can choose now. Services that the kiosk's own settings name go first;
 * else those of the latest document of its fleet, which outlives restarts and needs no network;
 * else those that the program brings along. They never change while somebody is served, and neither
 * does the length from which a talk is an interview, which goes the same ways. Belongs to the loop.
 */
public final class OfferedServices implements Supplier<List<ServiceOffer>> {

  private static final Logger LOG = LoggerFactory.getLogger(OfferedServices.class);

  private static final String NOTE = "services";

  private final Loop loop;
  private final KioskState kiosk;
  private final DurableNotes notes;
  private final boolean isOwn;
  private final Optional<Duration> ownMinimum;
  private final List<Runnable> listeners = new ArrayList<>();
  private List<ServiceOffer> offers;
  private ActiveSessionLock session = ActiveSessionLock.NEVER;
  private Duration minimumInterview;
  private Optional<OfferedServicesDocument> latest = Optional.empty();
  private String version = "";

  /**
   * The services of the settings, until {@link #start} has found others.
   *
   * @param ownMinimum from which length a talk is an interview, whatever the fleet says
   */
  public OfferedServices(
      Loop loop,
      KioskState kiosk,
      DurableNotes notes,
      KioskSettings settings,
      Optional<Duration> ownMinimum) {
    this.loop = loop;
    this.kiosk = kiosk;
    this.notes = notes;
    this.isOwn = settings.hasOwnServices();
    this.offers = settings.services();
    this.ownMinimum = ownMinimum;
    this.minimumInterview = counting(Optional.empty());
    tell(isOwn ? NodeFact.OWN_SERVICES : "");
    refused("");
  }

  /** The services in the order of the screen. */
  @Override
  public List<ServiceOffer> get() {
    return offers;
  }

  /** How long a talk with an adviser has to be to count as an interview. */
  public Duration minimumInterview() {
    return minimumInterview;
  }

  /** Tells the listener when there are others. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Finds what the fleet said before the latest start.
   *
   * @param lock from now on nothing changes while somebody is served
   */
  public Future<Void> start(ActiveSessionLock lock) {
    session = lock;
    return isOwn
        ? Future.succeededFuture()
        : notes
            .get(NOTE)
            .onSuccess(this::remembered)
            // A kiosk serves with the services that it brings along, whatever the disk says.
            .onFailure(e -> LOG.warn("The services of the fleet can't be read.", e))
            .otherwiseEmpty()
            .mapEmpty();
  }

  /** What the fleet said meanwhile is later. */
  private void remembered(Optional<String> note) {
    try {
      if (latest.isEmpty()) {
        latest = note.map(OfferedServicesDocument::read);
        latest.ifPresent(this::offer);
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("cause=\"{}\" The services of the fleet can't be read any more.", e.getMessage());
    }
  }

  /** The fleet says which services to offer, perhaps again. */
  public void receive(String text) {
    loop.check();
    if (isOwn) {
      return;
    }
    try {
      OfferedServicesDocument document = OfferedServicesDocument.read(text);
      if (document.services().isEmpty()) {
        LOG.info("The fleet offers no service at this site.");
      }
      refused("");
      if (!latest.equals(Optional.of(document))) {
        latest = Optional.of(document);
        keep(document);
      }
    } catch (RefusedServicesException e) {
      String given = OfferedServicesDocument.version(text);
      LOG.warn("version={} cause=\"{}\" Services are refused.", given, e.getMessage());
      refused(given + " " + e.refusal().text());
    }
  }

  /** What is offered is on the disk before: a restart must not take it back. */
  private void keep(OfferedServicesDocument document) {
    notes
        .put(NOTE, document.text())
        .onComplete(
            done -> {
              if (done.failed()) {
                LOG.warn("The services can't be kept on the disk.", done.cause());
              }
              session.whenFree(() -> offer(document));
            });
  }

  private void offer(OfferedServicesDocument document) {
    // A later one may have come while somebody was served.
    if (latest.equals(Optional.of(document)) && !version.equals(document.version())) {
      offers = document.services().stream().map(ServiceOffer::new).toList();
      minimumInterview = counting(document.minimumInterview());
      tell(document.version());
      LOG.info("version={} services={} The fleet's services are offered.", version, offers.size());
      listeners.forEach(Runnable::run);
    }
  }

  private void tell(String now) {
    version = now;
    kiosk.set(NodeFact.SERVICES, Value.of(now));
  }

  private Duration counting(Optional<Duration> fleets) {
    Duration from = ownMinimum.or(() -> fleets).orElse(KioskRecord.Interview.STANDARD_MINIMUM);
    kiosk.set(NodeFact.MINIMUM_INTERVIEW, Value.of(from.toSeconds()));
    return from;
  }

  private void refused(String why) {
    kiosk.set(NodeFact.SERVICES_REFUSED, Value.of(why));
  }
}
