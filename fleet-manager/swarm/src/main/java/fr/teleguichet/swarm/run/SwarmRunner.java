package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.CpuTime;
import fr.teleguichet.swarm.figures.FigureAggregator;
import fr.teleguichet.swarm.load.Swarm;
import fr.teleguichet.swarm.run.LoadSink.SinkException;
import fr.teleguichet.swarm.time.RunClock;

/** Leads a swarm through a run. */
public final class SwarmRunner {

  private final RunClock time;
  private final ProgressOutput screen;
  private final StopSignal stop;
  private final LatencyMarkerLog markers;

  /** A runner that shows progress on this screen and ends early at this signal. */
  public SwarmRunner(
      RunClock time, ProgressOutput screen, StopSignal stop, LatencyMarkerLog markers) {
    this.time = time;
    this.screen = screen;
    this.stop = stop;
    this.markers = markers;
  }

  /** Carries the run out; the swarm must be new, and is done with afterwards. */
  public RunReport run(RunPlan plan, Swarm swarm) throws InterruptedException, SinkException {
    FigureAggregator ledger = swarm.ledger(CpuTime.ofThisProcess());
    var stage = new PhaseRunner(swarm, ledger, time, screen, stop, markers);
    RunOutcome outcome =
        switch (plan) {
          case RunPlan.Steady steady -> new SteadyRun(steady, stage).run();
          case RunPlan.Storm storm -> new StormRun(storm, stage).run();
          case RunPlan.Max max -> new MaxRun(max, stage).run();
        };
    screen.finish();
    return new RunReport(
        outcome, ledger.faults().counts(), ledger.faults().examples(), swarm.accounts());
  }
}
