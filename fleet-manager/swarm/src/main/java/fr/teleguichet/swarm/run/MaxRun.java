package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.figures.Timings;
import fr.teleguichet.swarm.load.LoadPlan;
import fr.teleguichet.swarm.run.LoadSink.SinkException;
import fr.teleguichet.swarm.run.RunFindings.Search;
import fr.teleguichet.swarm.run.RunFindings.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Searches the highest rate at which the sink keeps up. */
final class MaxRun {

  private final RunPlan.Max plan;
  private final PhaseRunner stage;
  private final List<Step> steps = new ArrayList<>();
  private CounterSnapshot lastMeasured;
  private Timings lastTimings;

  MaxRun(RunPlan.Max plan, PhaseRunner stage) {
    this.plan = plan;
    this.stage = stage;
    CounterSnapshot now = stage.ledger().now();
    this.lastMeasured = now.since(now);
    this.lastTimings = stage.ledger().timings();
  }

  RunOutcome run() throws InterruptedException, SinkException {
    CounterSnapshot before = stage.ledger().now();
    boolean allLive =
        stage.rampUp(plan.phases().rampLimit(), now -> now.live() >= stage.swarm().size());
    warmUp();
    search();
    stage.letGo();
    CounterSnapshot whole = stage.ledger().now().since(before);
    return new RunOutcome(
        whole, lastMeasured, lastTimings, new Search(steps), complaints(whole, allLive));
  }

  private void warmUp() throws InterruptedException {
    stage.swarm().follow(plan.load().withReports(plan.search().from()));
    stage.hold("warming up", plan.phases().warmUp());
    stage.swarm().follow(LoadPlan.QUIET);
    stage.hold("settling", plan.search().settle());
  }

  private void search() throws InterruptedException, SinkException {
    var rates = new RateSearch(plan.search());
    while (!rates.isOver() && !stage.isStopped()) {
      rates.tried(step(rates.rate()));
    }
  }

  private boolean step(double rate) throws InterruptedException, SinkException {
    LoadPlan load = plan.load().withReports(rate);
    stage.ledger().forgetDelays();
    CounterSnapshot begin = stage.ledger().now();
    long missingBefore = plan.sink().missing(begin);
    stage.swarm().follow(load);
    stage.hold("step", plan.phases().measure());
    CounterSnapshot end = stage.ledger().now();
    long behind = plan.sink().missing(end) - missingBefore;
    stage.swarm().follow(LoadPlan.QUIET);
    long missing = settle(missingBefore);
    Timings timings = stage.ledger().timings();
    Step step = judged(load, end.since(begin), timings, behind, missing);
    steps.add(step);
    stage.say(line(step));
    if (step.failure().isEmpty()) {
      lastMeasured = end.since(begin);
      lastTimings = timings;
    }
    return step.failure().isEmpty();
  }

  private long settle(long missingBefore) throws InterruptedException, SinkException {
    stage.hold("settling", plan.search().settle());
    return Math.max(0, plan.sink().missing(stage.ledger().now()) - missingBefore);
  }

  private Step judged(
      LoadPlan load, CounterSnapshot measured, Timings timings, long behind, long missing) {
    return new Step(
        load.reports(),
        measured.perSecond(RunCounter.REPORTS),
        measured.seconds(),
        behind,
        missing,
        timings.lag().p99(),
        measured.cpuMicrosPerMessage(),
        plan.search()
            .failure(
                load.reports(), plan.sink().flow(load), measured, timings.lag(), behind, missing));
  }

  private List<String> complaints(CounterSnapshot whole, boolean allLive) {
    List<String> complaints = new ArrayList<>();
    if (!allLive) {
      complaints.addAll(RunOutcome.complaints(whole, stage.swarm().size(), false));
    }
    var search = new Search(steps);
    if (search.highestNotBehind().isEmpty()) {
      complaints.add("The sink did not keep up at the lowest rate; begin lower with --from.");
    } else if (search.best().isEmpty()) {
      complaints.add("No step lasted for a minute, so that nothing is said to be kept up with.");
    }
    return complaints;
  }

  static String line(Step step) {
    return String.format(
        Locale.ROOT,
        "%,9.0f/s wanted, %,9.0f/s sent, %,d under way at the end, %,d missing, lag p99 %.1f ms,"
            + " own CPU %.1f µs a message: %s",
        step.rate(),
        step.sent(),
        step.behind(),
        step.missing(),
        step.lagMicros() / 1e3,
        step.cpuMicros(),
        step.verdict());
  }
}
