package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.Count;
import fr.teleguichet.swarm.figures.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** All kiosks do the same at the same time. */
final class StormRun {

  private final RunPlan.Storm plan;
  private final Stage stage;
  private final int kiosks;

  StormRun(RunPlan.Storm plan, Stage stage) {
    this.plan = plan;
    this.stage = stage;
    this.kiosks = stage.swarm().size();
  }

  Outcome run() throws InterruptedException {
    Totals before = stage.ledger().now();
    boolean allReady = stage.rampUp(plan.phases().rampLimit(), ready());
    stage.hold("gathering", plan.phases().warmUp());
    stage.ledger().forgetDelays();
    Totals begin = stage.ledger().now();
    List<Findings.Storm> storms = new ArrayList<>();
    for (int i = 0; i < plan.times() && !stage.isStopped(); i++) {
      storms.add(storm());
    }
    Totals end = stage.ledger().now();
    var timings = stage.ledger().timings();
    stage.letGo();
    Totals whole = stage.ledger().now().since(before);
    return new Outcome(
            whole,
            end.since(begin),
            timings,
            new Findings.Storms(storms),
            Outcome.complaints(whole, kiosks, allReady))
        .with(complaints(storms));
  }

  private Predicate<Totals> ready() {
    return switch (plan.kind()) {
      case BIRTHS -> now -> now.get(Count.CONNECTS) - now.get(Count.DISCONNECTS) >= kiosks;
      case RECONNECT -> now -> now.live() >= kiosks;
    };
  }

  private Findings.Storm storm() throws InterruptedException {
    Totals start = stage.ledger().now();
    breakLoose();
    boolean born =
        stage.await("storm", plan.phases().measure(), now -> lives(now.since(start)) >= kiosks);
    Totals bornAt = stage.ledger().now();
    Optional<Double> acknowledged = born && plan.records() ? acknowledged(start) : Optional.empty();
    Totals storm = bornAt.since(start);
    var result =
        new Findings.Storm(
            kiosks,
            storm.get(Count.NODE_BIRTHS) + storm.get(Count.DEVICE_BIRTHS),
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

  private static long lives(Totals storm) {
    return storm.get(Count.LIVES_BEGUN);
  }

  private Optional<Double> acknowledged(Totals start) throws InterruptedException {
    boolean done =
        stage.await("acknowledging", plan.phases().drain(), now -> now.unacknowledged() <= 0);
    return done ? Optional.of(stage.ledger().now().since(start).seconds()) : Optional.empty();
  }

  private static String line(Findings.Storm storm) {
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

  private static List<String> complaints(List<Findings.Storm> storms) {
    return storms.stream().allMatch(storm -> storm.bornSeconds().isPresent())
        ? List.of()
        : List.of("In a storm not every kiosk got live in time.");
  }
}
