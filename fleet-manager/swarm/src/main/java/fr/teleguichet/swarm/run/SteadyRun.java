package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.load.LoadPlan;

/** An even load for a time. */
final class SteadyRun {

  private final RunPlan.Steady plan;
  private final PhaseRunner stage;

  SteadyRun(RunPlan.Steady plan, PhaseRunner stage) {
    this.plan = plan;
    this.stage = stage;
  }

  RunOutcome run() throws InterruptedException {
    RunPhases phases = plan.phases();
    CounterSnapshot before = stage.ledger().now();
    boolean allLive = stage.rampUp(phases.rampLimit(), now -> now.live() >= stage.swarm().size());
    stage.swarm().follow(plan.load().withMost(Long.MAX_VALUE));
    stage.hold("warming up", phases.warmUp());
    stage.ledger().forgetDelays();
    CounterSnapshot begin = stage.ledger().now();
    stage.swarm().follow(plan.load());
    var _ = stage.await("measuring", phases.measure(), now -> isEnough(now.since(begin)));
    CounterSnapshot end = stage.ledger().now();
    stage.swarm().follow(LoadPlan.QUIET);
    drain();
    var timings = stage.ledger().timings();
    stage.letGo();
    CounterSnapshot whole = stage.ledger().now().since(before);
    return new RunOutcome(
        whole,
        end.since(begin),
        timings,
        new RunFindings.Nothing(),
        RunOutcome.complaints(whole, stage.swarm().size(), allLive));
  }

  private boolean isEnough(CounterSnapshot measured) {
    return measured.get(RunCounter.REPORTS_DUE) >= plan.load().most();
  }

  /** Waits for the last acknowledgements, if the host ever sent one. */
  private void drain() throws InterruptedException {
    boolean answers = stage.ledger().now().get(RunCounter.RECORDS_ACKNOWLEDGED) > 0;
    if (answers) {
      var _ = stage.await("draining", plan.phases().drain(), now -> now.unacknowledged() == 0);
    }
  }
}
