package fr.teleguichet.demo.past;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** So many of each, no more and no less: what is told of the first network comes out exactly. */
final class Deck<T> {

  private record Stack<T>(T card, int count) {}

  private final List<Stack<T>> stacks = new ArrayList<>();

  Deck<T> with(T card, int count) {
    stacks.add(new Stack<>(card, count));
    return this;
  }

  private int size() {
    return stacks.stream().mapToInt(Stack::count).sum();
  }

  /** One card after the other, those that are alike together. */
  List<T> sorted() {
    List<T> cards = new ArrayList<>();
    for (Stack<T> stack : stacks) {
      for (int i = 0; i < stack.count(); i++) {
        cards.add(stack.card());
      }
    }
    return cards;
  }

  /** Evenly mixed: any part of it has nearly the shares of the whole. */
  List<T> spread() {
    int size = size();
    int[] dealt = new int[stacks.size()];
    List<T> cards = new ArrayList<>();
    for (int place = 1; place <= size; place++) {
      int next = 0;
      for (int i = 1; i < dealt.length; i++) {
        if (behind(i, place, dealt) > behind(next, place, dealt)) {
          next = i;
        }
      }
      dealt[next]++;
      cards.add(stacks.get(next).card());
    }
    return cards;
  }

  /** How far a stack is behind its share of so many cards, in parts of the whole. */
  private long behind(int stack, int place, int[] dealt) {
    return (long) stacks.get(stack).count() * place - (long) dealt[stack] * size();
  }

  /** In an order that only chance knows. */
  List<T> shuffled(RandomGenerator random) {
    List<T> cards = sorted();
    for (int i = cards.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      T card = cards.get(i);
      cards.set(i, cards.get(other));
      cards.set(other, card);
    }
    return cards;
  }
}
