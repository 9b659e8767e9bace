package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.figures.RunCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** All kiosks do the same at the same time. */
final class StormRun {

  private final RunPlan.Storm plan;
  private final PhaseRunner stage;
  private final int kiosks;

  StormRun(RunPlan.Storm plan, PhaseRunner stage) {
    this.plan = plan;
    this.stage = stage;
    this.kiosks = stage.swarm().size();
  }

  RunOutcome run() throws InterruptedException {
    CounterSnapshot before = stage.ledger().now();
    boolean allReady = stage.rampUp(plan.phases().rampLimit(), ready());
    stage.hold("gathering", plan.phases().warmUp());
    stage.ledger().forgetDelays();
    CounterSnapshot begin = stage.ledger().now();
    List<RunFindings.Storm> storms = new ArrayList<>();
    for (int i = 0; i < plan.times() && !stage.isStopped(); i++) {
      storms.add(storm());
    }
    CounterSnapshot end = stage.ledger().now();
    var timings = stage.ledger().timings();
    stage.letGo();
    CounterSnapshot whole = stage.ledger().now().since(before);
    return new RunOutcome(
            whole,
            end.since(begin),
            timings,
            new RunFindings.Storms(storms),
            RunOutcome.complaints(whole, kiosks, allReady))
        .with(complaints(storms));
  }

  private Predicate<CounterSnapshot> ready() {
    return switch (plan.kind()) {
      case BIRTHS ->
          now -> now.get(RunCounter.CONNECTS) - now.get(RunCounter.DISCONNECTS) >= kiosks;
      case RECONNECT -> now -> now.live() >= kiosks;
    };
  }

  private RunFindings.Storm storm() throws InterruptedException {
    CounterSnapshot start = stage.ledger().now();
    breakLoose();
    boolean born =
        stage.await("storm", plan.phases().measure(), now -> lives(now.since(start)) >= kiosks);
    CounterSnapshot bornAt = stage.ledger().now();
    Optional<Double> acknowledged = born && plan.records() ? acknowledged(start) : Optional.empty();
    CounterSnapshot storm = bornAt.since(start);
    var result =
        new RunFindings.Storm(
            kiosks,
            storm.get(RunCounter.NODE_BIRTHS) + storm.get(RunCounter.DEVICE_BIRTHS),
            born ? Optional.of(storm.seconds()) : Optional.empty(),
            acknowledged);
    stage.say(line(result));
    return result;
  }

  private void breakLoose() {
    switch (plan.kind()) {
      case BIRTHS -> {
        if (plan.records()) {
          stage.swarm().writeAll();
        }
        stage.swarm().openGate();
      }
      case RECONNECT -> {
        stage.swarm().cutAll();
        if (plan.records()) {
          stage.swarm().writeAll();
        }
      }
    }
  }

  private static long lives(CounterSnapshot storm) {
    return storm.get(RunCounter.LIVES_BEGUN);
  }

  private Optional<Double> acknowledged(CounterSnapshot start) throws InterruptedException {
    boolean done =
        stage.await("acknowledging", plan.phases().drain(), now -> now.unacknowledged() <= 0);
    return done ? Optional.of(stage.ledger().now().since(start).seconds()) : Optional.empty();
  }

  private static String line(RunFindings.Storm storm) {
    return String.format(
        Locale.ROOT,
        "storm of %,d kiosks: %,d births, all live after %s, all acknowledged after %s",
        storm.kiosks(),
        storm.messages(),
        seconds(storm.bornSeconds()),
        seconds(storm.acknowledgedSeconds()));
  }

  static String seconds(Optional<Double> seconds) {
    return seconds.map(it -> String.format(Locale.ROOT, "%.2f s", it)).orElse("(never)");
  }

  private static List<String> complaints(List<RunFindings.Storm> storms) {
    return storms.stream().allMatch(storm -> storm.bornSeconds().isPresent())
        ? List.of()
        : List.of("In a storm not every kiosk got live in time.");
  }
}
