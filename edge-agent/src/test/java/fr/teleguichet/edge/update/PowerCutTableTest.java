package fr.teleguichet.edge.update;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.ddi.Feedback.Finished;
import fr.teleguichet.edge.update.ddi.Mode;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.Situation;
import fr.teleguichet.hardware.device.RebootCause;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.UpdateEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * The power goes at every point of every kind of update. However it goes, the kiosk ends bootable,
 * says what happened, has disturbed nobody, and runs what it says that it runs.
 */
class PowerCutTableTest {

  private static final Path DOCS = Path.of("docs/updates.md");
  private static final int TWICE = 20;

  @TempDir(factory = InMemory.class)
  Path folder;

  private int benches;

  /** Thousands of writes that wait for a disk would tell nothing more. */
  static final class InMemory implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
        throws IOException {
      return Files.isWritable(MEMORY)
          ? Files.createTempDirectory(MEMORY, "power")
          : Files.createTempDirectory("power");
    }
  }

  /** The kinds of update, by name: what is arranged before the kiosk hears of it. */
  private static Map<String, Consumer<UpdateBench>> kinds() {
    Map<String, Consumer<UpdateBench>> kinds = new LinkedHashMap<>();
    kinds.put("a good version", bench -> offer(bench, "2.4.0", ""));
    kinds.put("a version that breaks the printer", bench -> offer(bench, "2.4.0", "printer"));
    kinds.put(
        "a good version, and a citizen at each start",
        bench -> {
          bench.onStart(PowerCutTableTest::citizen);
          citizen(bench);
          offer(bench, "2.4.0", "");
        });
    kinds.put(
        "a broken version, and a citizen at each start",
        bench -> {
          bench.onStart(PowerCutTableTest::citizen);
          offer(bench, "2.4.0", "reader");
        });
    kinds.put(
        "a forced version in opening hours",
        bench -> {
          bench.kiosk.open(true);
          bench.server.update(Mode.FORCED);
          offer(bench, "2.4.0", "");
        });
    kinds.put(
        "a good version, and a kernel that panics at the cut",
        bench -> {
          bench.takeCutsFor(RebootCause.KERNEL_PANIC);
          offer(bench, "2.4.0", "");
        });
    kinds.put(
        "a version that is called off while it is installed",
        bench -> {
          bench.power.listen(
              point -> {
                if (point.equals("installed to 5 %")) {
                  bench.server.cancel();
                  bench.occupancy.occupy();
                }
                if (point.equals("before telling of the cancellation")) {
                  bench.occupancy.free();
                }
              });
          offer(bench, "2.4.0", "");
        });
    kinds.put("an older version", bench -> offer(bench, "2.2.0", ""));
    kinds.put(
        "a version for another board",
        bench ->
            bench.server.offer(
                bench.server.chunk("os", "2.4.0", TextImages.of("2.4.0", "boat", ""))));
    kinds.put(
        "a swapped file",
        bench -> {
          offer(bench, "2.4.0", "");
          bench.server.swap(TextImages.of("2.4.9", "kiosk", ""));
        });
    kinds.put(
        "a kiosk without network before and after",
        bench -> {
          bench.kiosk.online(false);
          offer(bench, "2.4.0", "");
        });
    return kinds;
  }

  private static void offer(UpdateBench bench, String version, String breaks) {
    bench.server.offer(bench.server.chunk("os", version, TextImages.of(version, "kiosk", breaks)));
  }

  /** Somebody who came at once, and goes some minutes later. */
  private static void citizen(UpdateBench bench) {
    bench.occupancy.occupy();
    bench.in(Duration.ofMinutes(4), bench.occupancy::free);
  }

  private UpdateBench bench(Consumer<UpdateBench> kind) {
    var bench = new UpdateBench(folder.resolve("kiosk-" + benches++));
    bench.start();
    kind.accept(bench);
    return bench;
  }

  private static void end(UpdateBench bench) {
    bench.passUntil(
        () -> !bench.server.isOpen() && bench.desk().state() instanceof UpdateState.Idle,
        Duration.ofDays(1));
  }

  /** Cuts at each point, kind by kind, and then twice at random places. */
  @Test
  void howeverThePowerGoesTheKioskEndsWellAndSaysHow() throws Exception {
    Map<String, Row> rows = new LinkedHashMap<>();
    var random = new Random(20261125);
    for (var kind : kinds().entrySet()) {
      var whole = bench(kind.getValue());
      int before = whole.power.passed().size();
      end(whole);
      Row row = new Row();
      rows.put(kind.getKey(), row);
      List<String> points = whole.power.passed().subList(before, whole.power.passed().size());
      for (int cut = 0; cut < points.size(); cut++) {
        var bench = bench(kind.getValue());
        bench.power.cutAt(cut);
        row.count(check(bench, kind.getKey() + ", cut " + points.get(cut)));
      }
      for (int round = 0; round < TWICE; round++) {
        var bench = bench(kind.getValue());
        bench.power.cutAt(random.nextInt(points.size()));
        int second = random.nextInt(points.size());
        bench.onRestore(() -> bench.power.cutAt(second));
        row.count(check(bench, kind.getKey() + ", cut twice, round " + round));
      }
    }
    compare(rows);
  }

  private static String check(UpdateBench bench, String name) throws Exception {
    bench.checkAtEachStart(PowerCutTableTest::requireBootable);
    end(bench);
    assertThat(bench.kiosk.interrupted()).as(name + ": interviews that were interrupted").isZero();
    requireBootable(bench);
    Situation situation = bench.look();
    assertThat(situation.running().state()).as(name).isEqualTo(Situation.State.GOOD);
    assertThat(situation.willChange()).as(name + ": something is left to happen").isFalse();
    assertThat(bench.journal.records()).as(name + ": recorded once").hasSize(1);
    var record = (KioskRecord.Update) bench.journal.records().getFirst();
    if (bench.server.isCancelled()) {
      assertThat(bench.running()).as(name).isEqualTo(UpdateBench.FORMER);
      assertThat(record.end()).as(name).isEqualTo(UpdateEnd.CANCELLED);
      return "called off";
    }
    var end = bench.server.ends().getLast();
    assertThat(record.end() == UpdateEnd.SUCCEEDED)
        .as(name + ": what is recorded is what was told")
        .isEqualTo(end.finished() == Finished.SUCCESS);
    assertThat(end.details().getFirst()).as(name).contains(record.cause());
    assertThat(bench.server.ends().stream().distinct()).as(name + ": told one end").hasSize(1);
    if (end.finished() == Finished.SUCCESS) {
      assertThat(bench.running()).as(name).isNotEqualTo(UpdateBench.FORMER);
      return "new version";
    }
    assertThat(bench.running()).as(name).isEqualTo(UpdateBench.FORMER);
    assertThat(end.details().getFirst()).as(name).startsWith("cause=");
    return end.details().getFirst().split(" ", -1)[0];
  }

  /** Whatever a start may choose is whole, and one place at least has proved itself. */
  private static void requireBootable(UpdateBench bench) {
    try {
      Situation situation = bench.look();
      assertThat(bench.machine.isBootable()).isTrue();
      requireWhole(bench, situation.running());
      situation.other().ifPresent(it -> requireWhole(bench, it));
    } catch (IOException | InstallException e) {
      throw new AssertionError(e);
    }
  }

  private static void requireWhole(UpdateBench bench, Situation.Slot slot) {
    if (slot.state() == Situation.State.BAD || slot.version().equals(UpdateBench.FORMER)) {
      return;
    }
    try {
      byte[] image = Files.readAllBytes(bench.slots().resolve(slot.name()).resolve("image"));
      assertThat(new String(image, 0, 11, StandardCharsets.ISO_8859_1))
          .isEqualTo(slot.version() + " kiosk");
      assertThat(image).hasSize(TextImages.SIZE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** How often an end came of a kind of update. */
  private static final class Row {
    private final Map<String, Integer> ends = new TreeMap<>();
    private int runs;

    void count(String end) {
      runs++;
      int _ = ends.merge(end, 1, Integer::sum);
    }

    String line(String kind) {
      return "| %s | %d | %s |"
          .formatted(
              kind,
              runs,
              String.join(
                  ", ",
                  ends.entrySet().stream()
                      .map(
                          it ->
                              "%d × %s".formatted(it.getValue(), it.getKey().replace("cause=", "")))
                      .toList()));
    }
  }

  /** The table of the documentation is what came out here. */
  private static void compare(Map<String, Row> rows) throws IOException {
    List<String> lines =
        rows.entrySet().stream().map(it -> it.getValue().line(it.getKey())).toList();
    int runs = rows.values().stream().mapToInt(it -> it.runs).sum();
    assertThat(runs).isGreaterThan(400);
    assertThat(Files.readString(DOCS))
        .contains(String.join("\n", lines))
        .contains("%d kinds of update, %d runs".formatted(rows.size(), runs));
  }
}
