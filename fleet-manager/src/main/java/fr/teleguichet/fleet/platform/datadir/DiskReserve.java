package fr.teleguichet.fleet.platform.datadir;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The free space that is kept for what has to be stored: below it nothing is taken that may be
 * refused, so that records and changes, which are acknowledged, find place.
 *
 * <p>The lock is this object: any thread may ask, and the disks are looked at once in a while.
 */
public final class DiskReserve {
  private static final Logger LOG = LoggerFactory.getLogger(DiskReserve.class);
  private static final Duration GLANCE = Duration.ofSeconds(2);

  /** So many times the reserve is little enough to be told. */
  private static final int LOW = 3;

  /** How full the disk of some folders is. */
  public enum Level {
    ENOUGH,
    LOW,
    /** The reserve is being used up. */
    SHORT
  }

  /** Looks at the disk of a folder. */
  @FunctionalInterface
  public interface Probe {
    /** Says how it is now. */
    DiskSpace look(Path folder) throws IOException;
  }

  /**
   * A disk on which the program writes.
   *
   * @param folders which of its folders lie there
   * @param free bytes that may still be written; 0 where nobody could find out
   * @param total bytes that it has
   */
  public record Disk(List<String> folders, long free, long total, Level level) {
    public Disk {
      folders = List.copyOf(folders);
    }
  }

  private final Map<String, Path> folders;
  private final long bytes;
  private final Probe probe;
  private final Clock clock;

  @GuardedBy("this")
  private Instant looked = Instant.MIN;

  @GuardedBy("this")
  private List<Disk> disks = List.of();

  /**
   * A reserve on each disk of some folders.
   *
   * @param folders by the name under which each is told
   */
  public DiskReserve(Map<String, Path> folders, long bytes, Probe probe, Clock clock) {
    this.folders = new LinkedHashMap<>(folders);
    this.bytes = bytes;
    this.probe = probe;
    this.clock = clock;
  }

  /**
   * The reserve for what lies in a data folder, where some folders may be on disks of their own.
   */
  public static DiskReserve of(DataFolder data, long bytes, Clock clock) {
    Map<String, Path> folders = new LinkedHashMap<>();
    Path _ = folders.put("data", data.root());
    for (String name : List.of("database", "artifacts", "care", "authority", "broker", "log")) {
      Path _ = folders.put(name, data.root().resolve(name));
    }
    return new DiskReserve(folders, bytes, DiskSpace::of, clock);
  }

  /** How much is kept on each disk. */
  public long bytes() {
    return bytes;
  }

  /** The disks as they were a moment ago. */
  public synchronized List<Disk> disks() {
    Instant now = clock.instant();
    if (!now.isBefore(looked.plus(GLANCE)) || now.isBefore(looked)) {
      List<Disk> found = look();
      tell(isShort(disks), isShort(found), found);
      disks = found;
      looked = now;
    }
    return disks;
  }

  /** Whether the reserve of any disk is being used up. */
  public boolean isShort() {
    return isShort(disks());
  }

  private static boolean isShort(List<Disk> disks) {
    return disks.stream().anyMatch(disk -> disk.level() == Level.SHORT);
  }

  private static void tell(boolean before, boolean now, List<Disk> found) {
    if (before != now) {
      LOG.atWarn()
          .addKeyValue("disks", found)
          .log(
              now
                  ? "Free space is short: reports and files are refused, records are stored."
                  : "There is enough free space again.");
    }
  }

  private List<Disk> look() {
    Map<String, DiskSpace> spaces = new LinkedHashMap<>();
    Map<String, List<String>> names = new LinkedHashMap<>();
    folders.forEach(
        (name, folder) -> {
          DiskSpace space = space(folder);
          DiskSpace _ = spaces.putIfAbsent(space.disk(), space);
          boolean _ = names.computeIfAbsent(space.disk(), _ -> new ArrayList<>()).add(name);
        });
    return spaces.values().stream()
        .map(
            space ->
                new Disk(
                    names.getOrDefault(space.disk(), List.of()),
                    space.free(),
                    space.total(),
                    level(space.free())))
        .toList();
  }

  private DiskSpace space(Path folder) {
    try {
      return probe.look(folder);
    } catch (IOException _) {
      return new DiskSpace(folder.toString(), 0, 0);
    }
  }

  private Level level(long free) {
    if (free < bytes) {
      return Level.SHORT;
    }
    return free < LOW * bytes ? Level.LOW : Level.ENOUGH;
  }

  /** Whether so many more bytes in a folder leave the reserve alone. */
  public boolean hasPlaceFor(Path folder, long more) throws IOException {
    return probe.look(folder).free() - bytes >= more;
  }
}
