package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.ddi.DeploymentMode;
import fr.teleguichet.hardware.device.AgentStartCause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * An update, and the kiosk that it comes to.
 *
 * @param part what is brought up to date
 * @param hasCitizens whether somebody is there at each start, and somebody comes during the
 *     installation who stays for longer than the place is closed
 * @param isForced whether it comes in opening hours and does not wait for their end
 */
record Scenario(String part, boolean hasCitizens, boolean isForced, Course course) {

  static final List<String> PARTS = List.of("os", "agent", "configuration");

  /** Open for twenty minutes, closed for twenty-five: a day would only take longer. */
  private static final long DAY = 45;

  private static final long OPEN = 20;

  /** What becomes of an update when nothing cuts it. */
  @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
  enum Course {
    PROVES_ITSELF("proves itself", "new version", bench -> bench.offer("2.4.0", "kiosk", "")),
    BREAKS("breaks the printer", "not-proven", bench -> bench.offer("2.4.0", "kiosk", "printer")),
    DOES_NOT_START(
        "does not come up", "not-proven", bench -> bench.offer("2.4.0", "kiosk", TextImages.START)),
    LINE_BREAKS(
        "comes over a line that breaks",
        "new version",
        bench -> {
          bench.server.breakLine();
          bench.offer("2.4.0", "kiosk", "");
        }),
    WITHDRAWN(
        "is withdrawn before it is fetched",
        "gone",
        bench -> {
          bench.server.withdraw(true);
          bench.offer("2.4.0", "kiosk", "");
        }),
    STRANGE(
        "is signed by a stranger",
        "stranger",
        bench -> bench.offer("2.4.0", TextImages.BY_A_STRANGER, "")),
    OLDER("is older", "downgrade", bench -> bench.offer("2.2.0", "kiosk", "")),
    FOREIGN("is for another board", "incompatible", bench -> bench.offer("2.4.0", "boat", "")),
    SWAPPED(
        "is swapped on its way",
        "damaged",
        bench -> {
          bench.offer("2.4.0", "kiosk", "");
          bench.server.swap(TextImages.of("2.4.9", "kiosk", ""));
        }),
    CALLED_OFF_EARLY(
        "is called off while it waits",
        "called off",
        bench -> callOff(bench, "after writing waiting")),
    CALLED_OFF_LATE(
        "is called off while it is installed",
        "called off",
        bench -> callOff(bench, "installed to 5 %")),
    OFFLINE(
        "comes to a kiosk that its broker never reaches",
        "new version",
        bench -> {
          bench.kiosk.online(false);
          bench.offer("2.4.0", "kiosk", "");
        }),
    PANICS(
        "proves itself, and a kernel panics at the cut",
        "new version",
        bench -> {
          bench.takeCutsFor(AgentStartCause.KERNEL_PANIC);
          bench.offer("2.4.0", "kiosk", "");
        });

    private final String words;
    private final String end;
    private final Consumer<UpdateBench> arranged;

    Course(String words, String end, Consumer<UpdateBench> arranged) {
      this.words = words;
      this.end = end;
      this.arranged = arranged;
    }

    String words() {
      return words;
    }

    /** How it ends when nothing cuts it. */
    String end() {
      return end;
    }

    /** How it may end however it is cut. */
    Set<String> ends() {
      Set<String> ends = new TreeSet<>(Set.of(end));
      if (end.equals("called off")) {
        boolean _ = ends.add("new version");
      }
      if (!Set.of("new version", "not-proven", "called off").contains(end)) {
        return ends;
      }
      boolean _ = ends.add("not-proven");
      boolean _ = ends.add("interrupted");
      return ends;
    }

    /** The operator does so at this point, and somebody holds the kiosk until it is heard. */
    private static void callOff(UpdateBench bench, String when) {
      bench.power.listen(
          point -> {
            if (point.equals(when)) {
              bench.server.cancel();
              bench.occupancy.occupy();
            }
            if (point.equals("before telling of the cancellation")) {
              bench.occupancy.free();
            }
          });
      bench.offer("2.4.0", "kiosk", "");
    }
  }

  /** All that there are. */
  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (Course course : Course.values()) {
      for (String part : PARTS) {
        for (boolean forced : List.of(false, true)) {
          all.add(new Scenario(part, false, forced, course));
          all.add(new Scenario(part, true, forced, course));
        }
      }
    }
    return all;
  }

  String name() {
    return "%s, %s, %s: %s"
        .formatted(
            part,
            hasCitizens ? "with citizens" : "with nobody",
            isForced ? "forced" : "when closed",
            course.words);
  }

  /** A kiosk that has heard of it. */
  UpdateBench begin(Path folder) {
    var bench = new UpdateBench(folder, null, part);
    bench.start();
    bench.server.update(isForced ? DeploymentMode.FORCED : DeploymentMode.ATTEMPT);
    bench.kiosk.open(
        () -> Duration.between(UpdateBench.BEGINNING, bench.now()).toMinutes() % DAY < OPEN);
    course.arranged.accept(bench);
    if (hasCitizens) {
      bench.onStart(it -> citizen(it, Duration.ofMinutes(4)));
      citizen(bench, Duration.ofMinutes(4));
      if (!course.end.equals("called off")) {
        bench.power.listen(
            point -> {
              if (point.equals("installed to 50 %")) {
                citizen(bench, Duration.ofMinutes(DAY - OPEN + 5));
              }
            });
      }
    }
    return bench;
  }

  /** Somebody who came at once, and goes some minutes later. */
  private static void citizen(UpdateBench bench, Duration stay) {
    bench.occupancy.occupy();
    bench.in(stay, bench.occupancy::free);
  }

  static void end(UpdateBench bench) {
    bench.passUntil(
        () -> !bench.server.isOpen() && bench.desk().state() instanceof UpdateState.Idle,
        Duration.ofDays(1));
  }
}
