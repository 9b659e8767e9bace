package fr.teleguichet.fleet.appointment;

import fr.teleguichet.hardware.text.SingleTextValue;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What somebody shows in place of a name: six digits, which every keypad has, which are written
 * alike by everybody and which every voice can say.
 */
public record AppointmentCode(String value) implements SingleTextValue {

  private static final int COUNT = 1_000_000;
  private static final Pattern FORM = Pattern.compile("[0-9]{6}");

  public AppointmentCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("an appointment's code has six digits");
    }
  }

  /** Any of them. */
  static AppointmentCode random(RandomGenerator random) {
    return new AppointmentCode(String.format(Locale.ROOT, "%06d", random.nextInt(COUNT)));
  }

  /** The code that somebody typed. */
  static Optional<AppointmentCode> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new AppointmentCode(text)) : Optional.empty();
  }

  /** As people read it: two groups of three. */
  public String spaced() {
    return value.substring(0, 3) + "\u00a0" + value.substring(3);
  }

  /** It lets somebody in, so no log has it. */
  @Override
  public String toString() {
    return "***";
  }
}
