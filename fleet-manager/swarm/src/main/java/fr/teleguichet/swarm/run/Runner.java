package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.CpuTime;
import fr.teleguichet.swarm.figures.Ledger;
import fr.teleguichet.swarm.load.Swarm;
import fr.teleguichet.swarm.run.Sink.SinkException;
import fr.teleguichet.swarm.time.Time;

/** Leads a swarm through a run. */
public final class Runner {

  private final Time time;
  private final Screen screen;
  private final StopSignal stop;
  private final MarkerLog markers;

  /** A runner that shows progress on this screen and ends early at this signal. */
  public Runner(Time time, Screen screen, StopSignal stop, MarkerLog markers) {
    this.time = time;
    this.screen = screen;
    this.stop = stop;
    this.markers = markers;
  }

  /** Carries the run out; the swarm must be new, and is done with afterwards. */
  public Report run(RunPlan plan, Swarm swarm) throws InterruptedException, SinkException {
    Ledger ledger = swarm.ledger(CpuTime.ofThisProcess());
    var stage = new Stage(swarm, ledger, time, screen, stop, markers);
    Outcome outcome =
        switch (plan) {
          case RunPlan.Steady steady -> new SteadyRun(steady, stage).run();
          case RunPlan.Storm storm -> new StormRun(storm, stage).run();
          case RunPlan.Max max -> new MaxRun(max, stage).run();
        };
    screen.finish();
    return new Report(
        outcome, ledger.faults().counts(), ledger.faults().examples(), swarm.accounts());
  }
}
