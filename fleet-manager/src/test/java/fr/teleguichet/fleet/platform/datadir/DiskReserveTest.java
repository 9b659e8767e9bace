package fr.teleguichet.fleet.platform.datadir;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reserve of disks that a test fills. */
final class DiskReserveTest {
  private static final long RESERVE = 1_000;
  private static final Path DATA = Path.of("/data");
  private static final Path ARTIFACTS = Path.of("/data/artifacts");
  private static final Path LOG = Path.of("/data/log");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-27T10:00:00Z"));
  private final Map<Path, DiskSpace> spaces = new HashMap<>();

  private DiskReserve reserve;

  @BeforeEach
  void twoDisksHaveEnough() {
    Map<String, Path> folders = new LinkedHashMap<>();
    Path _ = folders.put("data", DATA);
    Path _ = folders.put("artifacts", ARTIFACTS);
    Path _ = folders.put("log", LOG);
    DiskSpace _ = spaces.put(DATA, new DiskSpace("a", 9_000, 10_000));
    DiskSpace _ = spaces.put(LOG, new DiskSpace("a", 9_000, 10_000));
    DiskSpace _ = spaces.put(ARTIFACTS, new DiskSpace("b", 9_000, 10_000));
    reserve = new DiskReserve(folders, RESERVE, this::look, clock);
  }

  private DiskSpace look(Path folder) throws IOException {
    DiskSpace space = spaces.get(folder);
    if (space == null) {
      throw new IOException("the disk is gone");
    }
    return space;
  }

  private void free(Path folder, String disk, long bytes) {
    DiskSpace _ = spaces.put(folder, new DiskSpace(disk, bytes, 10_000));
    clock.advance(Duration.ofSeconds(2));
  }

  @Test
  void eachDiskIsToldOnceWithTheFoldersOnIt() {
    assertThat(reserve.disks())
        .extracting(DiskReserve.Disk::folders)
        .containsExactly(java.util.List.of("data", "log"), java.util.List.of("artifacts"));
    assertThat(reserve.isShort()).isFalse();
  }

  @Test
  void aDiskIsLowBeforeItIsShort() {
    free(ARTIFACTS, "b", 2_999);
    assertThat(reserve.disks().getLast().level()).isEqualTo(DiskReserve.Level.LOW);
    assertThat(reserve.isShort()).isFalse();

    free(ARTIFACTS, "b", 999);
    assertThat(reserve.disks().getLast().level()).isEqualTo(DiskReserve.Level.SHORT);
    assertThat(reserve.isShort()).isTrue();

    free(ARTIFACTS, "b", 1_000);
    assertThat(reserve.isShort()).isFalse();
  }

  @Test
  void aDiskThatCannotBeSeenIsShort() {
    DiskSpace _ = spaces.remove(ARTIFACTS);

    assertThat(reserve.isShort()).isTrue();
  }

  @Test
  void theDisksAreLookedAtOnceInAWhile() {
    assertThat(reserve.isShort()).isFalse();
    DiskSpace _ = spaces.put(DATA, new DiskSpace("a", 0, 10_000));
    assertThat(reserve.isShort()).isFalse();

    clock.advance(Duration.ofSeconds(2));

    assertThat(reserve.isShort()).isTrue();
  }

  @Test
  void aFileIsTakenWhenItLeavesTheReserveAlone() throws IOException {
    assertThat(reserve.hasPlaceFor(ARTIFACTS, 8_000)).isTrue();
    assertThat(reserve.hasPlaceFor(ARTIFACTS, 8_001)).isFalse();
  }
}
