package fr.teleguichet.edge.presence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Who comes on a day, and what disturbs, step by step. Between 9 and 17 o'clock some 20 visitors
 * come one after the other, and 40 people walk past. Around the clock: a pet on a third of the
 * days, draughts that move a curtain, an infrared sensor that sees what is not there; by day sun.
 */
final class DayPlan {

  private static final int SECOND = TraceModel.RATE;
  private static final int MINUTE = 60 * SECOND;
  private static final int OPENS = 9 * 60 * MINUTE;
  private static final int CLOSES = 17 * 60 * MINUTE;

  private final Random random;
  private final List<Walk> walks = new ArrayList<>();
  private final List<Spell> suns = new ArrayList<>();
  private final List<Spell> draughts = new ArrayList<>();
  private final List<Spell> pets = new ArrayList<>();
  private final List<Spell> radarSilences = new ArrayList<>();
  private final List<Spell> distanceSilences = new ArrayList<>();
  private final List<Walk> current = new ArrayList<>();
  private List<Person> people = List.of();
  private int now;
  private boolean curtainMoves;

  /** Somebody at this moment. */
  record Person(double metres, boolean walks, boolean gestures, boolean leans, boolean touches) {
    boolean moves() {
      return walks || gestures;
    }
  }

  /** A time with something; where it is, where that matters. */
  private record Spell(int from, int to, double metres) {}

  DayPlan(Random random) {
    this.random = random;
    int free = OPENS;
    while (free < CLOSES) {
      int begins = free + (int) (-Math.log(1 - random.nextDouble()) * 15 * MINUTE) + MINUTE;
      Walk visit = Walk.visit(random, begins);
      walks.add(visit);
      free = visit.ends();
    }
    for (int i = 0; i < 40; i++) {
      walks.add(Walk.past(random, OPENS + random.nextInt(CLOSES - OPENS)));
    }
    walks.sort(Comparator.comparingInt(Walk::begins));
    spells(suns, 2, OPENS, CLOSES, 10 * MINUTE, 40 * MINUTE);
    spells(draughts, 6, 0, TraceModel.STEPS, 2 * MINUTE, 20 * MINUTE);
    spells(pets, random.nextInt(3) == 0 ? 1 : 0, 0, TraceModel.STEPS, 10 * SECOND, MINUTE);
    spells(radarSilences, 1, 0, TraceModel.STEPS, 3 * SECOND, 10 * SECOND);
    spells(distanceSilences, 1, 0, TraceModel.STEPS, SECOND, 3 * SECOND);
  }

  private void spells(List<Spell> spells, int count, int from, int to, int least, int most) {
    for (int i = 0; i < count; i++) {
      int begins = from + random.nextInt(to - from);
      int ends = begins + least + random.nextInt(most - least);
      spells.add(new Spell(begins, ends, 1.2 + random.nextDouble() * 2.3));
    }
  }

  void advance(int step) {
    now = step;
    while (!walks.isEmpty() && walks.getFirst().isUnderWay(step)) {
      current.add(walks.removeFirst());
    }
    current.removeIf(walk -> !walk.isUnderWay(step));
    people = current.isEmpty() ? List.of() : current.stream().map(walk -> walk.at(step)).toList();
    // A curtain swings for two seconds and rests for two, on average.
    curtainMoves = random.nextInt(2 * SECOND) == 0 ? !curtainMoves : curtainMoves;
  }

  List<Person> people() {
    return people;
  }

  boolean sun() {
    return current(suns).isPresent();
  }

  /** Where the curtain is while it moves: it swings by 20 cm to each side in 3 s. */
  Optional<Double> curtain() {
    return curtainMoves ? current(draughts).map(at -> at + swing(0.2, 3)) : Optional.empty();
  }

  /** Where a pet is, too low for the distance sensor: it walks a metre to and fro in 10 s. */
  Optional<Double> pet() {
    return current(pets).map(at -> at + swing(0.5, 10));
  }

  private double swing(double metres, int seconds) {
    return metres * Math.sin(2 * Math.PI * now / (seconds * SECOND));
  }

  boolean radarSilent() {
    return current(radarSilences).isPresent();
  }

  boolean distanceSilent() {
    return current(distanceSilences).isPresent();
  }

  /** Eight times a day, from heat or radio. */
  boolean infraredNoise() {
    return random.nextInt(TraceModel.STEPS) < 8;
  }

  private Optional<Double> current(List<Spell> spells) {
    for (Spell spell : spells) {
      if (spell.from <= now && now < spell.to) {
        return Optional.of(spell.metres);
      }
    }
    return Optional.empty();
  }
}
