package fr.teleguichet.fleet.health;

import fr.teleguichet.fleet.kiosk.KioskStatusCode;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.mqtt.link.LinkHealth;
import fr.teleguichet.fleet.sparkplug.MessageFaultKind;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;

/** What Prometheus may know of the ingest and of the fleet. */
@Context
final class IngestMeters {

  private final MeterRegistry registry;
  private final TelemetryIngest telemetry;
  private final LinkHealth link;
  private final LiveFleetStatus fleet;

  IngestMeters(
      MeterRegistry registry, TelemetryIngest telemetry, LinkHealth link, LiveFleetStatus fleet) {
    this.registry = registry;
    this.telemetry = telemetry;
    this.link = link;
    this.fleet = fleet;
  }

  @PostConstruct
  void register() {
    counter("fleet.ingest.stored", "Reports and values stored", t -> t.health().stored());
    counter("fleet.ingest.dropped", "Reports and values dropped", t -> t.queue().dropped());
    counter(
        "fleet.ingest.thinned",
        "Reports left out of the history while more came than could be stored",
        t -> t.queue().thinned());
    counter(
        "fleet.ingest.deferred",
        "Messages with records left to the kiosks",
        t -> t.queue().deferred());
    counter(
        "fleet.ingest.refused", "Items that the database refused", t -> t.health().refusedItems());
    counter(
        "fleet.ingest.missing",
        "Records that neither the database nor their kiosks have any more",
        t -> t.health().missingRecords());
    gauge(
        "fleet.ingest.waiting",
        "Items that wait for the database",
        () -> telemetry.queue().waiting());
    gauge(
        "fleet.database.away",
        "1 while the database is away",
        () -> telemetry.health().awaySince().isPresent() ? 1 : 0);
    gauge(
        "fleet.broker.connected",
        "1 while the broker is reached",
        () -> link.awaySince().isPresent() ? 0 : 1);
    gauge("fleet.pages.live", "Status pages that are open", fleet::openPages);
    for (MessageFaultKind kind : MessageFaultKind.values()) {
      FunctionCounter _ =
          FunctionCounter.builder("fleet.ingest.faults", telemetry, t -> t.faults().count(kind))
              .description("Faults of messages")
              .tag("kind", kind.code())
              .register(registry);
    }
    for (KioskStatusCode standing : KioskStatusCode.values()) {
      Gauge _ =
          Gauge.builder("fleet.kiosks", fleet, it -> it.picture().count(standing))
              .description("Kiosks by standing")
              .tag("severity", standing.code())
              .register(registry);
    }
  }

  private void counter(
      String name, String meaning, java.util.function.ToDoubleFunction<TelemetryIngest> value) {
    FunctionCounter _ =
        FunctionCounter.builder(name, telemetry, value).description(meaning).register(registry);
  }

  private void gauge(String name, String meaning, java.util.function.Supplier<Number> value) {
    Gauge _ = Gauge.builder(name, value).description(meaning).register(registry);
  }
}
