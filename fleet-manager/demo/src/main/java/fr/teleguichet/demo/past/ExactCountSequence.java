package fr.teleguichet.demo.past;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** So many of each, no more and no less: what is told of the first network comes out exactly. */
final class ExactCountSequence<T> {

  private record Counted<T>(T value, int count) {}

  private final List<Counted<T>> counted = new ArrayList<>();

  ExactCountSequence<T> with(T value, int count) {
    counted.add(new Counted<>(value, count));
    return this;
  }

  private int size() {
    return counted.stream().mapToInt(Counted::count).sum();
  }

  /** One value after the other, those that are alike together. */
  List<T> sorted() {
    List<T> values = new ArrayList<>();
    for (Counted<T> each : counted) {
      for (int i = 0; i < each.count(); i++) {
        values.add(each.value());
      }
    }
    return values;
  }

  /** Evenly mixed: any part of it has nearly the shares of the whole. */
  List<T> spread() {
    int size = size();
    int[] taken = new int[counted.size()];
    List<T> values = new ArrayList<>();
    for (int place = 1; place <= size; place++) {
      int next = 0;
      for (int i = 1; i < taken.length; i++) {
        if (behind(i, place, taken) > behind(next, place, taken)) {
          next = i;
        }
      }
      taken[next]++;
      values.add(counted.get(next).value());
    }
    return values;
  }

  /** How far a value is behind its share of so many values, in parts of the whole. */
  private long behind(int index, int place, int[] taken) {
    return (long) counted.get(index).count() * place - (long) taken[index] * size();
  }

  /** In an order that only chance knows. */
  List<T> shuffled(RandomGenerator random) {
    return shuffled(sorted(), random);
  }

  /** The same things in an order that only chance knows. */
  static <T> List<T> shuffled(List<T> things, RandomGenerator random) {
    List<T> values = new ArrayList<>(things);
    for (int i = values.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      T value = values.get(i);
      values.set(i, values.get(other));
      values.set(other, value);
    }
    return values;
  }
}
