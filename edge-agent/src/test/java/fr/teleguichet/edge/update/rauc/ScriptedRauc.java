package fr.teleguichet.edge.update.rauc;

import fr.teleguichet.edge.update.install.ReleaseStatement;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/**
 * RAUC made of a list: what it says next is what the test wrote; it refuses what none asked for.
 */
final class ScriptedRauc implements RaucService {

  static final String COMPATIBLE = "teleguichet-kiosk";
  static final Activity IDLE = new Activity("idle", "", 0, COMPATIBLE);

  final Map<String, Map<String, String>> slots = new LinkedHashMap<>();
  final Queue<Activity> activities = new ArrayDeque<>();
  final List<String> told = new ArrayList<>();
  final Map<Path, ReleaseStatement> bundles = new HashMap<>();
  String primary = "rootfs.0";
  boolean isGone;
  boolean writes = true;
  int open;

  ScriptedRauc() {
    slots.put("rootfs.1", slot("inactive", "B", "bad"));
    slots.put("rootfs.0", slot("booted", "A", "good"));
    slots.put("boot.0", new HashMap<>(Map.of("class", "boot", "state", "active")));
  }

  private static Map<String, String> slot(String state, String name, String bootStatus) {
    return new HashMap<>(
        Map.of("class", "rootfs", "state", state, "bootname", name, "boot-status", bootStatus));
  }

  /** The same process for each conversation, as long as it is there. */
  RaucService connect() throws RaucException {
    requireThere();
    open++;
    return this;
  }

  /** The machine starts from its primary slot. */
  void reboot() {
    slots.forEach(
        (name, facts) -> {
          if (facts.containsKey("bootname")) {
            facts.put("state", name.equals(primary) ? "booted" : "inactive");
          }
        });
  }

  void installing(int... percents) {
    for (int percent : percents) {
      activities.add(new Activity("installing", "", percent, COMPATIBLE));
    }
  }

  @Override
  public Activity activity() throws RaucException {
    requireThere();
    Activity next = activities.poll();
    return next == null ? IDLE : next;
  }

  @Override
  public List<SlotStatus> slots() throws RaucException {
    requireThere();
    return slots.entrySet().stream().map(it -> new SlotStatus(it.getKey(), it.getValue())).toList();
  }

  @Override
  public String primary() throws RaucException {
    requireThere();
    return primary;
  }

  @Override
  public ReleaseStatement inspect(Path bundle) throws RaucException {
    requireThere();
    ReleaseStatement release = bundles.get(bundle);
    if (release == null) {
      throw new RaucException.Refused("signature verification failed: Verify error: no script");
    }
    return release;
  }

  @Override
  public void install(Path bundle) throws RaucException {
    ReleaseStatement release = inspect(bundle);
    told.add("install " + bundle);
    if (writes) {
      Map<String, String> other = facts(other());
      other.putAll(
          Map.of(
              "bundle.version",
              release.version(),
              "installed.transaction",
              "transaction-" + told.size(),
              "status",
              "ok",
              "boot-status",
              "good"));
      primary = other();
    }
  }

  @Override
  public void mark(Mark mark, String slot) throws RaucException {
    requireThere();
    told.add(mark + " " + slot);
    switch (mark) {
      case GOOD -> facts(slot).put("boot-status", "good");
      case BAD -> facts(slot).put("boot-status", "bad");
      case ACTIVE -> primary = slot;
    }
  }

  @Override
  public void close() {
    open--;
  }

  private String other() {
    return "booted".equals(facts("rootfs.0").get("state")) ? "rootfs.1" : "rootfs.0";
  }

  Map<String, String> facts(String slot) {
    return Objects.requireNonNull(slots.get(slot), slot);
  }

  private void requireThere() throws RaucException {
    if (isGone) {
      throw new RaucException.Gone("the script ends here");
    }
  }
}
