package fr.teleguichet.fleet.budget;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Euros and cents, which are added up exactly.
 *
 * @param euros zero or more, with two digits after the point
 */
public record EuroAmount(BigDecimal euros) implements Comparable<EuroAmount> {

  /** Nothing. */
  public static final EuroAmount ZERO = new EuroAmount(BigDecimal.ZERO);

  private static final int CENTS = 2;

  /** As people write it; a comma or point between thousands could be one before cents. */
  private static final Pattern TYPED = Pattern.compile("[0-9]{1,9}(?:[.,][0-9]{1,2})?");

  private static final Pattern BLANKS_AND_SIGN = Pattern.compile("[ \\u00a0\\u202f€]");

  private static final Currency EURO = Currency.getInstance("EUR");

  public EuroAmount {
    if (euros.signum() < 0) {
      throw new IllegalArgumentException(euros + " is less than nothing.");
    }
    euros = euros.setScale(CENTS, RoundingMode.UNNECESSARY);
  }

  /** Whole euros. */
  public static EuroAmount of(long euros) {
    return new EuroAmount(BigDecimal.valueOf(euros));
  }

  /** What somebody typed, such as 1 234,50 or 1234.5; nothing typed is zero. */
  public static Optional<EuroAmount> read(String text) {
    String digits = BLANKS_AND_SIGN.matcher(text).replaceAll("");
    if (digits.isEmpty()) {
      return text.contains("€") ? Optional.empty() : Optional.of(ZERO);
    }
    return TYPED.matcher(digits).matches()
        ? Optional.of(new EuroAmount(new BigDecimal(digits.replace(',', '.'))))
        : Optional.empty();
  }

  /** Both together. */
  public EuroAmount plus(EuroAmount other) {
    return new EuroAmount(euros.add(other.euros));
  }

  /** What falls on each of so many, to the nearest cent; empty where there are none. */
  public Optional<EuroAmount> each(long count) {
    return count <= 0
        ? Optional.empty()
        : Optional.of(
            new EuroAmount(euros.divide(BigDecimal.valueOf(count), CENTS, RoundingMode.HALF_UP)));
  }

  /** Whether there is nothing. */
  public boolean isZero() {
    return euros.signum() == 0;
  }

  /** With a point and two digits after it, for files and programs. */
  public String plain() {
    return euros.toPlainString();
  }

  /** As people read it; cents only where there are any. */
  public String say(LocalizedText text) {
    NumberFormat format = NumberFormat.getCurrencyInstance(text.language().locale());
    format.setCurrency(EURO);
    format.setMinimumFractionDigits(isWhole() ? 0 : CENTS);
    format.setMaximumFractionDigits(CENTS);
    return format.format(euros);
  }

  private boolean isWhole() {
    return euros.stripTrailingZeros().scale() <= 0;
  }

  @Override
  public int compareTo(EuroAmount other) {
    return euros.compareTo(other.euros);
  }
}
