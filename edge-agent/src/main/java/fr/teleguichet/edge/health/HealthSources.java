package fr.teleguichet.edge.health;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.MonotonicClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Every source, sorted into the lanes in which they are read. */
record HealthSources(
    MachineFileReader files, Path folder, MonotonicClock ticker, RandomGenerator random) {

  private static final Duration KERNEL_DEADLINE = Duration.ofSeconds(3);

  /** A card that needs longer for 4 KiB is as good as dead. */
  private static final Duration STORAGE_DEADLINE = Duration.ofSeconds(20);

  List<HealthReadingLane> lanes(Loop loop, boolean simulated) {
    return simulated
        ? List.of(
            new HealthReadingLane(
                "kernel", loop, KERNEL_DEADLINE, List.of(new AgentMemorySource(files))))
        : List.of(
            new HealthReadingLane("kernel", loop, KERNEL_DEADLINE, kernel()),
            new HealthReadingLane("storage", loop, STORAGE_DEADLINE, storage()));
  }

  /** They ask the kernel, which answers at once. */
  List<HealthSource> kernel() {
    return List.of(
        new CpuUseSource(files),
        new CpuLoadSource(files),
        new CpuTemperatureSource(files),
        new MemoryUseSource(files),
        new PressureStallSource(files),
        new NetworkRateSource(files, ticker),
        new WifiSignalSource(files),
        new ClockSynchronisationSource(files),
        new UnderVoltageSource(files),
        new ThrottlingSource(
            files, HealthCommand.of(List.of("/usr/bin/vcgencmd", "get_throttled"))),
        new AgentMemorySource(files));
  }

  /** They wait for the disk, or for the controller of a card. */
  List<HealthSource> storage() {
    return List.of(
        new DiskUseSource(DiskUseSource.SpaceProbe.of(folder)),
        new FileSystemErrorSource(files, folder, FileSystemErrorSource.WriteProbe.of(folder)),
        new StorageWearSource(files, folder),
        new WriteLatencySource(folder, ticker, random));
  }
}
