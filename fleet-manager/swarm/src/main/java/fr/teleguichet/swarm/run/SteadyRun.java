package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.Count;
import fr.teleguichet.swarm.figures.Totals;
import fr.teleguichet.swarm.load.LoadPlan;

/** An even load for a time. */
final class SteadyRun {

  private final RunPlan.Steady plan;
  private final Stage stage;

  SteadyRun(RunPlan.Steady plan, Stage stage) {
    this.plan = plan;
    this.stage = stage;
  }

  Outcome run() throws InterruptedException {
    Phases phases = plan.phases();
    Totals before = stage.ledger().now();
    boolean allLive = stage.rampUp(phases.rampLimit(), now -> now.live() >= stage.swarm().size());
    stage.swarm().follow(plan.load().withMost(Long.MAX_VALUE));
    stage.hold("warming up", phases.warmUp());
    stage.ledger().forgetDelays();
    Totals begin = stage.ledger().now();
    stage.swarm().follow(plan.load());
    var _ = stage.await("measuring", phases.measure(), now -> isEnough(now.since(begin)));
    Totals end = stage.ledger().now();
    stage.swarm().follow(LoadPlan.QUIET);
    drain();
    var timings = stage.ledger().timings();
    stage.letGo();
    Totals whole = stage.ledger().now().since(before);
    return new Outcome(
        whole,
        end.since(begin),
        timings,
        new Findings.Nothing(),
        Outcome.complaints(whole, stage.swarm().size(), allLive));
  }

  private boolean isEnough(Totals measured) {
    return measured.get(Count.REPORTS_DUE) >= plan.load().most();
  }

  /** Waits for the last acknowledgements, if the host ever sent one. */
  private void drain() throws InterruptedException {
    boolean answers = stage.ledger().now().get(Count.RECORDS_ACKNOWLEDGED) > 0;
    if (answers) {
      var _ = stage.await("draining", plan.phases().drain(), now -> now.unacknowledged() == 0);
    }
  }
}
