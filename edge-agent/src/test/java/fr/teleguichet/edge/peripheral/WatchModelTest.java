package fr.teleguichet.edge.peripheral;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random parts that do random things, against a plain reckoning of what must follow. */
class WatchModelTest {

  /** What a part was last made to do, and what a watch must make of it. */
  private record Part(ScriptedProbe probe, String name, boolean essential) {}

  private record Expected(Optional<PeripheralState> state, String reasons) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theStateIsWhatThePartsAmountToAndTheJournalEndsWithIt(long seed) {
    var random = new Random(seed);
    List<Part> parts = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      boolean essential = random.nextInt(3) == 0;
      var probe =
          new ScriptedProbe(
              Peripheral.PRESENCE,
              "p" + i,
              essential,
              () -> ScriptedProbe.present(PeripheralState.OK, ""));
      parts.add(new Part(probe, "p" + i, essential));
    }
    List<Expected> now = new ArrayList<>();
    parts.forEach(_ -> now.add(new Expected(Optional.of(PeripheralState.OK), "")));
    var bench = WatchBench.started(parts.stream().map(Part::probe).toArray(ScriptedProbe[]::new));

    for (int step = 0; step < 400; step++) {
      while (bench.loop.hanging() > 0) {
        bench.loop.freeOne();
      }
      int which = random.nextInt(count);
      now.set(which, act(random, parts.get(which)));
      if (random.nextInt(4) == 0) {
        bench.pass(Duration.ofMillis(random.nextInt(20_000)));
        continue; // Perhaps not yet seen: nothing can be said.
      }
      bench.pass(WatchBench.A_ROUND);
      assertThat(actual(bench)).as("seed %d, step %d", seed, step).isEqualTo(expected(parts, now));
    }
    bench.pass(WatchBench.A_ROUND.plus(IncidentRecorder.MAX_PAUSE));
    String last =
        bench.journal.records().isEmpty()
            ? "ok"
            : ((KioskRecord.Incident) bench.journal.records().getLast())
                .state()
                .map(PeripheralState::code)
                .orElse("missing");
    assertThat(last).isEqualTo(actual(bench).state().map(PeripheralState::code).orElse("missing"));
    neverTheSameTwice(bench.incidents());
    assertThat(bench.loop.threads()).isLessThanOrEqualTo(count * (ProbeRunner.MAX_STUCK + 1));
  }

  private static Expected act(Random random, Part part) {
    return switch (random.nextInt(6)) {
      case 0 -> {
        part.probe().is(PeripheralState.OK, "");
        yield new Expected(Optional.of(PeripheralState.OK), "");
      }
      case 1 -> {
        part.probe().is(PeripheralState.WARNING, "a,b");
        yield new Expected(Optional.of(PeripheralState.WARNING), "a,b");
      }
      case 2 -> {
        part.probe().is(PeripheralState.ERROR, "b,c");
        yield new Expected(Optional.of(PeripheralState.ERROR), "b,c");
      }
      case 3 -> {
        part.probe().isMissing("gone");
        yield new Expected(Optional.empty(), part.essential() ? "gone" : part.name() + "-gone");
      }
      case 4 -> {
        part.probe().is(ScriptedProbe.fails("it broke"));
        yield new Expected(Optional.of(PeripheralState.ERROR), "it-broke");
      }
      default -> {
        part.probe().is(ScriptedProbe.HANGS);
        yield new Expected(Optional.of(PeripheralState.ERROR), "not-responding");
      }
    };
  }

  private static Expected expected(List<Part> parts, List<Expected> now) {
    boolean missing = now.stream().allMatch(it -> it.state().isEmpty());
    PeripheralState worst = PeripheralState.OK;
    var reasons = new LinkedHashSet<String>();
    for (int i = 0; i < parts.size(); i++) {
      Expected one = now.get(i);
      missing |= one.state().isEmpty() && parts.get(i).essential();
      PeripheralState state = one.state().orElse(PeripheralState.WARNING);
      worst = worst.compareTo(state) >= 0 ? worst : state;
      reasons.addAll(List.of(one.reasons().split(",")));
    }
    reasons.remove("");
    String words = String.join(",", reasons.stream().limit(8).toList());
    return new Expected(missing ? Optional.empty() : Optional.of(worst), words);
  }

  private static Expected actual(WatchBench bench) {
    Optional<PeripheralReading> reading = bench.kiosk.peripheral(Peripheral.PRESENCE);
    return new Expected(
        reading.map(PeripheralReading::state),
        reading
            .map(PeripheralReading::reasons)
            .or(() -> bench.kiosk.absence(Peripheral.PRESENCE))
            .orElse("?"));
  }

  private static void neverTheSameTwice(List<String> incidents) {
    for (int i = 1; i < incidents.size(); i++) {
      String before = incidents.get(i - 1).split(" ", -1)[0];
      assertThat(incidents.get(i).split(" ", -1)[0]).isNotEqualTo(before);
    }
  }
}
