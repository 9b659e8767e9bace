package fr.teleguichet.fleet.health;

import fr.teleguichet.fleet.platform.datadir.DiskReserve;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import java.util.function.ToDoubleFunction;

/** What Prometheus may know of the disks: each folder in which the manager writes. */
@Context
final class DiskMeters {

  private final MeterRegistry registry;
  private final DiskReserve reserve;
  private final TelemetryIngest telemetry;

  DiskMeters(MeterRegistry registry, DiskReserve reserve, TelemetryIngest telemetry) {
    this.registry = registry;
    this.reserve = reserve;
    this.telemetry = telemetry;
  }

  @PostConstruct
  void register() {
    for (DiskReserve.Disk disk : reserve.disks()) {
      for (String folder : disk.folders()) {
        gauge("fleet.disk.free", "Bytes that may still be written", folder, DiskReserve.Disk::free);
        gauge("fleet.disk.total", "Bytes of the disk", folder, DiskReserve.Disk::total);
      }
    }
    Gauge _ =
        Gauge.builder("fleet.disk.reserve", reserve, DiskReserve::bytes)
            .description("Bytes of each disk that are kept for what has to be stored")
            .register(registry);
    FunctionCounter _ =
        FunctionCounter.builder("fleet.ingest.withheld", telemetry, it -> it.queue().withheld())
            .description("Reports and values left out because the reserve was being used up")
            .register(registry);
  }

  private void gauge(
      String name, String meaning, String folder, ToDoubleFunction<DiskReserve.Disk> value) {
    Gauge _ =
        Gauge.builder(
                name,
                reserve,
                it ->
                    it.disks().stream()
                        .filter(disk -> disk.folders().contains(folder))
                        .mapToDouble(value)
                        .findFirst()
                        .orElse(0))
            .description(meaning)
            .tag("folder", folder)
            .register(registry);
  }
}
