package fr.teleguichet.edge.update;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.journal.MemoryFolder;
import fr.teleguichet.edge.update.ddi.DdiFeedback.Finished;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.UpdateEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes at every point of every scenario of an update. However it goes, the kiosk ends
 * bootable, says what happened, has disturbed nobody, and runs what it says that it runs.
 */
class PowerCutTableTest {

  private static final Path DOCS = Path.of("docs/updates.md");

  /** How often each scenario is cut twice, at random. */
  private static final int TWICE = 5;

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  /** Two at a time; nothing of one scenario is another's. */
  @Test
  void howeverThePowerGoesTheKioskEndsWellAndSaysHow() throws IOException {
    List<Scenario> all = Scenario.all();
    assertThat(all.stream().map(Scenario::name).distinct()).hasSizeGreaterThanOrEqualTo(100);
    List<Ends> ends = all.parallelStream().map(this::cutEverywhere).toList();
    compare(ends);
  }

  /** Cuts a scenario at each point, and then twice at random ones. */
  private Ends cutEverywhere(Scenario scenario) {
    Path home = folder.resolve(scenario.name());
    var ends = new Ends(scenario);
    UpdateBench whole = scenario.begin(home.resolve("whole"));
    int before = whole.power.passed().size();
    String uncut = run(whole, scenario.name());
    assertThat(uncut).as(scenario.name()).isEqualTo(scenario.course().end());
    List<String> points = whole.power.passed().subList(before, whole.power.passed().size());
    for (int cut = 0; cut < points.size(); cut++) {
      UpdateBench bench = scenario.begin(home.resolve("cut-" + cut));
      bench.power.cutAt(cut);
      ends.count(run(bench, scenario.name() + ", cut " + points.get(cut)));
    }
    var random = new Random(scenario.name().hashCode());
    for (int round = 0; round < TWICE; round++) {
      UpdateBench bench = scenario.begin(home.resolve("twice-" + round));
      bench.power.cutAt(random.nextInt(points.size()));
      int second = random.nextInt(points.size());
      bench.onRestore(() -> bench.power.cutAt(second));
      ends.count(run(bench, scenario.name() + ", cut twice, round " + round));
    }
    return ends;
  }

  /** Runs it to its end, and answers which that was. */
  private static String run(UpdateBench bench, String name) {
    int[] untimely = {0};
    bench.kiosk.onRestart(() -> untimely[0] += isUntimely(bench) ? 1 : 0);
    bench.checkAtEachStart(it -> requireBootable(it, name));
    Scenario.end(bench);
    requireBootable(bench, name);
    assertThat(bench.kiosk.interrupted()).as(name + ": interviews that were interrupted").isZero();
    assertThat(untimely[0]).as(name + ": restarts for a new version in opening hours").isZero();
    InstalledPart situation = bench.situation();
    assertThat(situation.running().state()).as(name).isEqualTo(InstalledPart.State.GOOD);
    assertThat(situation.willChange()).as(name + ": something is left to happen").isFalse();
    return told(bench, name);
  }

  private static boolean isUntimely(UpdateBench bench) {
    return bench.desk().state() instanceof UpdateState.Restarting it
        && !it.undertaking().order().forced()
        && bench.kiosk.isOpen();
  }

  /** One end was told, it is in the journal once, and what runs is what it says. */
  private static String told(UpdateBench bench, String name) {
    assertThat(bench.journal.records()).as(name + ": recorded once").hasSize(1);
    var record = (KioskRecord.Update) bench.journal.records().getFirst();
    if (bench.server.isCancelled()) {
      assertThat(bench.server.ends()).as(name + ": told one end").isEmpty();
      assertThat(bench.running()).as(name).isEqualTo(UpdateBench.FORMER);
      assertThat(record.end()).as(name).isEqualTo(UpdateEnd.CANCELLED);
      return "called off";
    }
    assertThat(bench.server.ends().stream().distinct()).as(name + ": told one end").hasSize(1);
    var end = bench.server.ends().getLast();
    String line = end.details().getFirst();
    boolean isNew = end.finished() == Finished.SUCCESS;
    assertThat(record.end() == UpdateEnd.SUCCEEDED)
        .as(name + ": what is recorded is what was told")
        .isEqualTo(isNew);
    assertThat(line).as(name).contains(record.cause());
    assertThat(bench.running().equals(UpdateBench.FORMER)).as(name).isNotEqualTo(isNew);
    if (isNew) {
      return "new version";
    }
    assertThat(line).as(name + ": it is explained").startsWith("cause=");
    return line.split(" ", -1)[0].substring("cause=".length());
  }

  private static void requireBootable(UpdateBench bench, String name) {
    try {
      assertThat(bench.isBootable()).as(name + ": bootable").isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often a scenario came to which end. */
  private static final class Ends {
    private final Scenario scenario;
    private final Map<String, Integer> counts = new TreeMap<>();

    Ends(Scenario scenario) {
      this.scenario = scenario;
    }

    void count(String end) {
      assertThat(end).as(scenario.name()).isIn(scenario.course().ends());
      int _ = counts.merge(end, 1, Integer::sum);
    }

    int runs() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** The table of the documentation is what came out here. */
  private static void compare(List<Ends> all) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Scenario.Course course : Scenario.Course.values()) {
      for (String part : Scenario.PARTS) {
        lines.add(
            line(
                course,
                part,
                all.stream()
                    .filter(it -> it.scenario.course() == course && it.scenario.part().equals(part))
                    .toList()));
      }
    }
    int runs = all.stream().mapToInt(Ends::runs).sum();
    assertThat(runs).isGreaterThan(4_000);
    assertThat(Files.readString(DOCS))
        .contains(String.join("\n", lines))
        .contains("%d scenarios, %d runs".formatted(all.size(), runs));
  }

  private static String line(Scenario.Course course, String part, List<Ends> situations) {
    Map<String, Integer> counts = new TreeMap<>();
    situations.forEach(
        it ->
            it.counts.forEach(
                (end, count) -> {
                  int _ = counts.merge(end, count, Integer::sum);
                }));
    return "| %s | %s | %d | %s |"
        .formatted(
            course.words(),
            part,
            situations.stream().mapToInt(Ends::runs).sum(),
            String.join(
                ", ",
                counts.entrySet().stream()
                    .map(it -> "%d × %s".formatted(it.getValue(), it.getKey()))
                    .toList()));
  }
}
