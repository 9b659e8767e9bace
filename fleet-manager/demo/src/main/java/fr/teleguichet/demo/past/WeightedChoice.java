package fr.teleguichet.demo.past;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Things of which some come more often than others. */
final class WeightedChoice<T> {

  private final List<T> things = new ArrayList<>();
  private final List<Double> upTo = new ArrayList<>();
  private double sum;

  WeightedChoice<T> or(T thing, double weight) {
    sum += weight;
    things.add(thing);
    upTo.add(sum);
    return this;
  }

  T draw(RandomGenerator random) {
    double at = random.nextDouble(sum);
    int index = 0;
    while (index < things.size() - 1 && at >= upTo.get(index)) {
      index++;
    }
    return things.get(index);
  }
}
