package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.loop.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The script's people in front of the sensors, one after the other and at a human pace, however
 * fast the script is played. Who comes for a visit does not wait for those who walk past; a hand
 * that moves somebody ends the walk, and nobody comes or goes while a hand uses the kiosk's page.
 * Belongs to the loop.
 */
final class SimulatedPassersBy {

  /** More would still be walking when the script is long past them. */
  private static final int MAX_COUNT = 20;

  private static final Duration STRIDE = Duration.ofMillis(1_500);
  private static final Duration GAP = Duration.ofSeconds(3);
  private static final int FAR = 260;
  private static final int NEAR = 180;
  private static final int BEFORE_THE_SCREEN = 70;

  private final Loop loop;
  private final SimulatedKiosk kiosk;
  private final Deque<Step> steps = new ArrayDeque<>();
  private Loop.@Nullable Timer timer;
  private boolean walking;

  private record Step(int centimetres, Duration stay) {}

  SimulatedPassersBy(Loop loop, SimulatedKiosk kiosk) {
    this.loop = loop;
    this.kiosk = kiosk;
    kiosk.onTurn(
        dial -> {
          if (dial == SimulationDial.PERSON && !walking) {
            stop();
          }
        });
  }

  /** So many people walk past. */
  void pass(int count) {
    if (kiosk.isOccupied()) {
      return;
    }
    for (int i = 0; i < count && steps.size() < MAX_COUNT * 4; i++) {
      steps.add(new Step(FAR, STRIDE));
      steps.add(new Step(NEAR, STRIDE));
      steps.add(new Step(FAR, STRIDE));
      steps.add(new Step(0, GAP));
    }
    if (timer == null) {
      step();
    }
  }

  /** Somebody stands before the screen for this time. */
  void visit(Duration time) {
    if (kiosk.isOccupied()) {
      return;
    }
    stop();
    steps.add(new Step(BEFORE_THE_SCREEN, time));
    steps.add(new Step(0, GAP));
    step();
  }

  /** Nobody walks any more; who is there stays. */
  void stop() {
    steps.clear();
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void step() {
    Step step = steps.poll();
    if (step == null) {
      timer = null;
      return;
    }
    timer = loop.after(step.stay(), this::step);
    walking = true;
    kiosk.turn(SimulationDial.PERSON, step.centimetres());
    walking = false;
  }
}
