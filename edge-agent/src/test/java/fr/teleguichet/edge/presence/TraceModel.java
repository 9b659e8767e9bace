package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.presence.Trace.Change;
import fr.teleguichet.edge.presence.Trace.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One day in front of a kiosk, played from a seed: who comes and what disturbs ({@link DayPlan}),
 * and what three sensors make of it, ten times a second. Numbers are of the data sheets where those
 * have any, else estimates that lean to the bad side; docs/presence.md lists them.
 */
final class TraceModel {

  /** Steps a second. */
  static final int RATE = 10;

  static final int STEPS = 24 * 3600 * RATE;

  private static final double INFRARED_REACH = 5;
  private static final int INFRARED_HOLD = 25;
  private static final int INFRARED_BLIND = 30;
  private static final double RADAR_MOVING_REACH = 4.5;
  private static final double RADAR_STILL_REACH = 3;
  private static final double DISTANCE_REACH = 1.3;

  private final Random random;
  private final DayPlan plan;
  private final List<Change> changes = new ArrayList<>();
  private final Map<Source, Integer> latest = new EnumMap<>(Source.class);
  private int infraredUntil = -1_000;
  private int radarLostUntil;

  private TraceModel(long seed) {
    this.random = new Random(seed);
    this.plan = new DayPlan(random);
  }

  /** The day of this seed. */
  static Trace day(long seed) {
    return new TraceModel(seed).play();
  }

  private Trace play() {
    for (int step = 0; step < STEPS; step++) {
      plan.advance(step);
      List<DayPlan.Person> people = plan.people();
      put(step, Source.PEOPLE, count(people, INFRARED_REACH));
      put(step, Source.FRONT, count(people, 1.2));
      put(step, Source.INFRARED, infrared(step, people));
      put(step, Source.RADAR, plan.radarSilent() ? Trace.SILENT : radar(step, people));
      put(step, Source.DISTANCE, plan.distanceSilent() ? Trace.SILENT : distance(people));
      if (people.stream().anyMatch(DayPlan.Person::touches)) {
        changes.add(new Change(at(step), Source.TOUCH, 1));
      }
    }
    return new Trace(at(STEPS), changes);
  }

  private static int count(List<DayPlan.Person> people, double within) {
    return (int) people.stream().filter(person -> person.metres() <= within).count();
  }

  /** Single trigger: active for 2.5 s from a movement, then blind for 3 s. */
  private int infrared(int step, List<DayPlan.Person> people) {
    boolean blind = step < infraredUntil + INFRARED_BLIND;
    if (!blind) {
      boolean moved =
          plan.infraredNoise()
              || (plan.pet().isPresent() && random.nextInt(10) == 0)
              || people.stream()
                  .anyMatch(
                      person ->
                          person.metres() <= INFRARED_REACH
                              && person.moves()
                              && random.nextInt(person.walks() ? 2 : 4) == 0);
      if (moved) {
        infraredUntil = step + INFRARED_HOLD;
      }
    }
    return step < infraredUntil ? 1 : 0;
  }

  /** The nearest of what it sees; it forgets who keeps still, until a movement. */
  private int radar(int step, List<DayPlan.Person> people) {
    double nearest = Double.MAX_VALUE;
    for (DayPlan.Person person : people) {
      if (person.moves()) {
        radarLostUntil = Math.min(radarLostUntil, step);
      } else if (random.nextInt(600 * RATE) == 0) {
        radarLostUntil = step + (10 + random.nextInt(50)) * RATE;
      }
      boolean seen =
          person.moves()
              ? person.metres() <= RADAR_MOVING_REACH && random.nextInt(100) < 97
              : person.metres() <= RADAR_STILL_REACH && step >= radarLostUntil;
      nearest = seen ? Math.min(nearest, person.metres()) : nearest;
    }
    nearest = Math.min(nearest, plan.pet().orElse(Double.MAX_VALUE));
    nearest = Math.min(nearest, plan.curtain().orElse(Double.MAX_VALUE));
    return nearest == Double.MAX_VALUE
        ? Trace.NONE
        : (int) Math.max(0, Math.round(nearest * 100 + random.nextGaussian() * 15));
  }

  /**
   * Only what stands in its cone; sunlight makes most of what it says worthless, some of it wrong.
   */
  private int distance(List<DayPlan.Person> people) {
    if (plan.sun() && random.nextInt(100) < 30) {
      return random.nextInt(150) == 0 ? 200 + random.nextInt(900) : Trace.NONE;
    }
    return people.stream()
        .filter(person -> person.metres() <= DISTANCE_REACH && !person.leans())
        .findFirst()
        .filter(_ -> random.nextInt(100) < 97)
        .map(person -> (int) (person.metres() * 1000 + random.nextGaussian() * 10))
        .orElse(Trace.NONE);
  }

  private void put(int step, Source source, int value) {
    Integer before = latest.put(source, value);
    if (before == null || before != value) {
      changes.add(new Change(at(step), source, value));
    }
  }

  private static Duration at(int step) {
    return Duration.ofMillis(step * 1000L / RATE);
  }
}
