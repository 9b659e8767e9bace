package fr.teleguichet.edge.peripheral;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A watch over scripted parts, with all that it needs. */
final class WatchBench {

  static final ProbeInterval RHYTHM =
      new ProbeInterval(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(40));

  /** The longest time from a change at a part to its being in the kiosk's state. */
  static final Duration A_ROUND = Duration.ofSeconds(50);

  final VirtualLoop time = new VirtualLoop();
  final SlowLoop loop = new SlowLoop(time);
  final KioskState kiosk = new KioskState();
  final Logbook journal;
  final PeripheralSupervisor watch;

  WatchBench(Logbook journal, ScriptedProbe... probes) {
    this.journal = journal;
    this.watch =
        new PeripheralSupervisor(
            new PeripheralSupervisor.Surroundings(
                loop, time.clock(), new Random(7), kiosk, journal, journal),
            Stream.of(probes).map(it -> new PeripheralSupervisor.Post(it, RHYTHM)).toList());
  }

  static WatchBench started(ScriptedProbe... probes) {
    return started(new Logbook(), probes);
  }

  static WatchBench started(Logbook journal, ScriptedProbe... probes) {
    var bench = new WatchBench(journal, probes);
    var _ = bench.watch.start();
    bench.time.settle();
    return bench;
  }

  void pass(Duration duration) {
    time.pass(duration);
  }

  /** The incidents, each as its state's word and its reasons. */
  List<String> incidents() {
    return journal.records().stream()
        .map(KioskRecord.Incident.class::cast)
        .map(
            it ->
                (it.state().map(PeripheralState::code).orElse("missing") + " " + it.reasons())
                    .strip())
        .toList();
  }
}
