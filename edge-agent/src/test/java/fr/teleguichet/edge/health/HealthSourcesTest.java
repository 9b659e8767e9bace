package fr.teleguichet.edge.health;

import static fr.teleguichet.hardware.device.HealthMetric.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthSourcesTest {

  private static final Path DATA = Path.of("/var/lib/teleguichet-edge-agent");

  @TempDir Path folder;
  private long nanos;
  private Path root = Path.of("replaced before each test");

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(folder.resolve("root"));
  }

  @Test
  void aRaspberryPiTellsAllThatItHas() {
    var machine = RecordedMachine.raspberryPi5(root);
    List<HealthSource> sources = all(machine);
    readAll(sources);
    machine
        .write("proc/stat", "cpu  4100 0 1050 94800 1050 0 0 0 0 0\ncpu0 1 2 3 4 5 6 7 8\n")
        .write("sys/class/net/wlan0/statistics/rx_bytes", "5100000")
        .write("sys/class/net/wlan0/statistics/tx_bytes", "420000");
    nanos += Duration.ofSeconds(10).toNanos();

    Map<HealthMetric, Value> sample = readAll(sources);

    assertThat(real(sample, CPU_USAGE)).isEqualTo(15.0, within(1e-9));
    assertThat(real(sample, CPU_LOAD)).isEqualTo(0.36, within(1e-9));
    assertThat(real(sample, CPU_TEMPERATURE)).isEqualTo(51.85, within(1e-9));
    assertThat(real(sample, MEMORY_USED)).isEqualTo(15.0, within(0.01));
    assertThat(real(sample, SWAP_USED)).isZero();
    assertThat(real(sample, PRESSURE_CPU)).isEqualTo(0.55);
    assertThat(real(sample, PRESSURE_MEMORY)).isEqualTo(0.55);
    assertThat(real(sample, PRESSURE_IO)).isEqualTo(0.55);
    assertThat(real(sample, STORAGE_WEAR)).isEqualTo(40);
    assertThat(sample).containsEntry(STORAGE_ERRORS, Value.of(2));
    assertThat(sample).containsEntry(STORAGE_READ_ONLY, Value.of(false));
    assertThat(real(sample, NETWORK_RECEIVED)).isEqualTo(10, within(1e-9));
    assertThat(real(sample, NETWORK_SENT)).isEqualTo(2, within(1e-9));
    assertThat(real(sample, NETWORK_SIGNAL)).isEqualTo(-58);
    assertThat(sample).containsEntry(POWER_UNDER_VOLTAGE, Value.of(true));
    assertThat(sample).containsEntry(POWER_THROTTLED, Value.of(true));
    assertThat(sample).containsEntry(CLOCK_SYNCHRONISED, Value.of(true));
    assertThat(real(sample, AGENT_MEMORY)).isEqualTo(80);
  }

  @Test
  void aVirtualMachineLeavesOutWhatItHasNot() {
    List<HealthSource> sources = all(RecordedMachine.virtualMachine(root));
    readAll(sources);
    nanos += Duration.ofSeconds(10).toNanos();

    assertThat(readAll(sources).keySet())
        .containsExactlyInAnyOrder(
            CPU_LOAD,
            MEMORY_USED,
            PRESSURE_CPU,
            PRESSURE_MEMORY,
            PRESSURE_IO,
            STORAGE_ERRORS,
            STORAGE_READ_ONLY,
            NETWORK_RECEIVED,
            NETWORK_SENT,
            AGENT_MEMORY);
  }

  @Test
  void aMachineThatTellsNothingIsReadWithoutAnError() {
    assertThat(readAll(all(RecordedMachine.bare(root)))).isEmpty();
  }

  /** Nobody promises that these files are sane; no content may make a source throw or lie. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "cpu",
        "cpu a b c d e f g h",
        "nan",
        "-",
        "some avg10=x",
        "0x",
        "\u0000"
      })
  void nonsenseReadsAsNothing(String nonsense) {
    var machine = RecordedMachine.raspberryPi5(root);
    for (String path :
        List.of(
            "proc/stat",
            "proc/loadavg",
            "proc/meminfo",
            "proc/pressure/cpu",
            "proc/self/mountinfo",
            "proc/self/status",
            "proc/net/route",
            "proc/net/wireless",
            "sys/class/thermal/thermal_zone0/temp",
            "sys/class/hwmon/hwmon2/in0_lcrit_alarm",
            "sys/devices/platform/soc/soc:firmware/get_throttled")) {
      machine.write(path, nonsense);
    }

    assertThat(readAll(all(machine)).keySet())
        .isSubsetOf(PRESSURE_MEMORY, PRESSURE_IO, CLOCK_SYNCHRONISED);
  }

  @Test
  void aCounterThatRunsBackwardsGivesNoUse() {
    var machine = RecordedMachine.raspberryPi5(root);
    var cpu = new CpuUseSource(machine.files());
    assertThat(cpu.read()).isEmpty();
    machine.write("proc/stat", "cpu  10 0 10 10 10 0 0 0 0 0\n");
    assertThat(cpu.read()).isEmpty();
  }

  @Test
  void ratesStartAnewWhenTheWayOutChanges() {
    var machine = RecordedMachine.raspberryPi5(root);
    var rates = new NetworkRateSource(machine.files(), () -> nanos);
    assertThat(rates.read()).isEmpty();
    machine
        .write("proc/net/route", "eth0 00000000 0 3 0 0 100 00000000")
        .write("sys/class/net/eth0/statistics/rx_bytes", "99000000")
        .write("sys/class/net/eth0/statistics/tx_bytes", "1");
    nanos += Duration.ofSeconds(10).toNanos();
    assertThat(rates.read()).isEmpty();
  }

  @Test
  void withoutAnIpv4RouteTheIpv6RouteCounts() {
    var machine =
        RecordedMachine.bare(root)
            .write(
                "proc/net/ipv6_route",
                "0".repeat(32)
                    + " 00 "
                    + "0".repeat(32)
                    + " 00 "
                    + "0".repeat(32)
                    + " ffffffff 00000001 00000000 00200200 lo\n"
                    + "0".repeat(32)
                    + " 00 "
                    + "0".repeat(32)
                    + " 00 fe800000000000000000000000000001 00000400 00000001 00000000 00450003"
                    + " eth0\n");
    assertThat(new DefaultRouteReader(machine.files()).networkInterface()).contains("eth0");
  }

  @Test
  void onAnotherTimeServiceTheClockIsNotKnown() {
    var machine = RecordedMachine.raspberryPi5(root);
    var clock = new ClockSynchronisationSource(machine.files());
    machine.remove("run/systemd/timesync/synchronized");
    assertThat(clock.read()).containsEntry(CLOCK_SYNCHRONISED, Value.of(false));
    machine.remove("run/systemd/timesync");
    assertThat(clock.read()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0x00 0x00, 0x01, ''",
    "0x01 0x01, 0x01, 10",
    "0x02 0x09, 0x01, 90",
    "0x0B 0x03, 0x01, 110",
    "0x01 0x01, 0x02, 80",
    "0x01 0x01, 0x03, 90",
    "nonsense, 0x01, ''"
  })
  void wearIsTheWorseOfLifeAndReserve(String life, String reserve, String percent) {
    var machine =
        RecordedMachine.raspberryPi5(root)
            .write("sys/block/mmcblk0/device/life_time", life)
            .write("sys/block/mmcblk0/device/pre_eol_info", reserve);
    Map<HealthMetric, Value> expected =
        percent.isEmpty()
            ? Map.of()
            : Map.of(STORAGE_WEAR, Value.of((double) Integer.parseInt(percent)));
    assertThat(new StorageWearSource(machine.files(), DATA).read()).isEqualTo(expected);
  }

  @Test
  void aReadOnlyDataFolderShowsWhileAReadOnlySystemIsByDesign() {
    var machine = RecordedMachine.raspberryPi5(root);
    assertThat(new FileSystemErrorSource(machine.files(), DATA, () -> {}).read())
        .containsEntry(STORAGE_READ_ONLY, Value.of(false));
    assertThat(new FileSystemErrorSource(machine.files(), Path.of("/opt"), () -> {}).read())
        .containsEntry(STORAGE_READ_ONLY, Value.of(true))
        .containsEntry(STORAGE_ERRORS, Value.of(7));
  }

  /** By the words of Debian 13's kernel, and of later ones. */
  @Test
  void aFileSystemThatShutDownIsReadOnlyWhateverItsMountSays() {
    String mount = "47 28 254:5 / /data rw,noatime shared:48 - ext4 /dev/vda5 rw,errors=%s";
    var machine =
        RecordedMachine.bare(root)
            .write("proc/self/mountinfo", mount.formatted("remount-ro"))
            .write("sys/fs/ext4/vda5/errors_count", "0");
    List<String> tries = new ArrayList<>();
    var source =
        new FileSystemErrorSource(
            machine.files(),
            Path.of("/data/var"),
            () -> {
              tries.add("try");
              if (tries.size() > 1) {
                throw new IOException("Input/output error");
              }
            });
    assertThat(source.read()).containsEntry(STORAGE_READ_ONLY, Value.of(false));
    assertThat(tries).as("each is a write").isEmpty();

    machine.write("sys/fs/ext4/vda5/errors_count", "1");
    assertThat(source.read()).containsEntry(STORAGE_READ_ONLY, Value.of(false));
    assertThat(source.read()).containsEntry(STORAGE_READ_ONLY, Value.of(false));
    assertThat(tries).hasSize(1);

    machine.write("sys/fs/ext4/vda5/errors_count", "2");
    assertThat(source.read()).containsEntry(STORAGE_READ_ONLY, Value.of(true));
    assertThat(source.read()).containsEntry(STORAGE_READ_ONLY, Value.of(true));

    for (String word : List.of("remount-ro,emergency_ro", "continue,shutdown")) {
      machine.write("proc/self/mountinfo", mount.formatted(word));
      assertThat(new FileSystemErrorSource(machine.files(), Path.of("/data"), () -> {}).read())
          .as(word)
          .containsEntry(STORAGE_READ_ONLY, Value.of(true));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "2, true", "4, true", "50000, true", "10000, false"})
  void onlyTheBitsOfASlowedProcessorCount(String register, boolean slowed) {
    var machine =
        RecordedMachine.bare(root)
            .write("sys/devices/platform/soc/soc:firmware/get_throttled", register);
    assertThat(new ThrottlingSource(machine.files(), refusing()).read())
        .isEqualTo(Map.of(POWER_THROTTLED, Value.of(slowed)));
  }

  @Test
  void vcgencmdIsAskedWhereTheKernelDoesNotTell() {
    var machine = RecordedMachine.bare(root).write("usr/bin/vcgencmd", "");
    assertThat(new ThrottlingSource(machine.files(), () -> Optional.of("throttled=0x50005")).read())
        .isEqualTo(Map.of(POWER_THROTTLED, Value.of(true)));
    assertThat(new ThrottlingSource(machine.files(), () -> Optional.of("error")).read()).isEmpty();
    assertThat(new ThrottlingSource(machine.files(), Optional::empty).read()).isEmpty();
  }

  @Test
  void aProgramThatFailsOrIsMissingAnswersNothing() {
    assertThat(HealthCommand.of(List.of("/bin/echo", "hello")).run()).contains("hello");
    assertThat(HealthCommand.of(List.of("/bin/false")).run()).isEmpty();
    assertThat(HealthCommand.of(List.of("/no/such/program")).run()).isEmpty();
  }

  @Test
  void diskUseIsWhatProgramsCanNotHaveAnyMore() {
    assertThat(new DiskUseSource(() -> new DiskUseSource.Space(1000, 250)).read())
        .isEqualTo(Map.of(STORAGE_USED, Value.of(75.0)));
    assertThat(new DiskUseSource(() -> new DiskUseSource.Space(0, 0)).read()).isEmpty();
    assertThat(
            new DiskUseSource(
                    () -> {
                      throw new IOException("the disk is gone");
                    })
                .read())
        .isEmpty();
  }

  @Test
  void theCanaryWritesOnceInAQuarterOfAnHourAndTellsTheTime() throws IOException {
    var canary = new WriteLatencySource(folder, this::later, new Random(1));
    Map<HealthMetric, Value> first = canary.read();
    byte[] song = Files.readAllBytes(folder.resolve("canary"));

    nanos += Duration.ofMinutes(14).toNanos();
    assertThat(canary.read()).isEqualTo(first);
    assertThat(Files.readAllBytes(folder.resolve("canary"))).isEqualTo(song);

    nanos += Duration.ofMinutes(1).toNanos();
    assertThat(canary.read()).isEqualTo(Map.of(STORAGE_WRITE_TIME, Value.of(2.0)));
    assertThat(Files.readAllBytes(folder.resolve("canary"))).hasSize(4096).isNotEqualTo(song);
  }

  @Test
  void aFolderThatCanNotBeWrittenHasNoWriteTimeUntilItCan() throws IOException {
    var canary = new WriteLatencySource(folder.resolve("gone"), this::later, new Random(1));
    assertThat(canary.read()).isEmpty();
    Files.createDirectory(folder.resolve("gone"));
    nanos += Duration.ofSeconds(30).toNanos();
    assertThat(canary.read()).isEmpty();
    nanos += Duration.ofSeconds(30).toNanos();
    assertThat(canary.read()).containsKey(STORAGE_WRITE_TIME);
  }

  private long later() {
    nanos += Duration.ofMillis(2).toNanos();
    return nanos;
  }

  private List<HealthSource> all(RecordedMachine machine) {
    var sources = new HealthSources(machine.files(), DATA, () -> nanos, new Random(1));
    List<HealthSource> all = new ArrayList<>(sources.kernel());
    all.removeIf(ThrottlingSource.class::isInstance);
    all.add(new ThrottlingSource(machine.files(), refusing()));
    all.add(new FileSystemErrorSource(machine.files(), DATA, () -> {}));
    all.add(new StorageWearSource(machine.files(), DATA));
    return all;
  }

  private static HealthCommand refusing() {
    return () -> {
      throw new AssertionError("no program was to be run");
    };
  }

  private static Map<HealthMetric, Value> readAll(List<HealthSource> sources) {
    Map<HealthMetric, Value> values = new EnumMap<>(HealthMetric.class);
    for (HealthSource source : sources) {
      Map<HealthMetric, Value> read = source.read();
      assertThat(source.metrics()).containsAll(read.keySet());
      values.putAll(read);
    }
    return values;
  }

  private static double real(Map<HealthMetric, Value> sample, HealthMetric metric) {
    return switch (sample.getOrDefault(metric, Value.ABSENT)) {
      case Value.Real(double value) -> value;
      case Value other -> throw new AssertionError(metric + " is " + other);
    };
  }
}
