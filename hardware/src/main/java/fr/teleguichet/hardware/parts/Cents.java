package fr.teleguichet.hardware.parts;

import java.util.Locale;

/** An amount of money in euro cents, French VAT included; never negative. */
public record Cents(long amount) implements Comparable<Cents> {

  /** No money. */
  public static final Cents NONE = new Cents(0);

  public Cents {
    if (amount < 0) {
      throw new IllegalArgumentException("a price can't be negative: " + amount + " cents");
    }
  }

  /** The sum of both. */
  public Cents plus(Cents more) {
    return new Cents(Math.addExact(amount, more.amount));
  }

  /** So many times this. */
  public Cents times(int quantity) {
    return new Cents(Math.multiplyExact(amount, quantity));
  }

  /** In euros with two decimals and no sign of the currency, such as {@code 1302.40}. */
  public String plain() {
    return "%d.%02d".formatted(amount / 100, amount % 100);
  }

  /** In euros for people, such as {@code €1,302.40}. */
  public String text() {
    return String.format(Locale.ROOT, "€%,d.%02d", amount / 100, amount % 100);
  }

  @Override
  public int compareTo(Cents other) {
    return Long.compare(amount, other.amount);
  }
}
