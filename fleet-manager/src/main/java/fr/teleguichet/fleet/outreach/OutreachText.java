package fr.teleguichet.fleet.outreach;

import fr.teleguichet.fleet.outreach.UseBeforeAndAfter.Verdict;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.OptionalDouble;

/** Actions, and the use before and after them, in words. */
public final class OutreachText {

  private OutreachText() {}

  /** When it was: a day, or from one to another. */
  public static String days(OutreachAction action, LocalizedText text) {
    return action.first().equals(action.last())
        ? text.day(action.first())
        : text.say("communication.days", text.day(action.first()), text.day(action.last()));
  }

  /** What can be said of the use before and after. */
  public static String verdict(Verdict verdict, LocalizedText text) {
    return switch (verdict) {
      case Verdict.TooEarly(var over) -> text.say("communication.too-early", text.day(over));
      case Verdict.OnlyMonths _ -> text.say("communication.only-months");
      case Verdict.TooFew() -> text.say("communication.too-few", UseBeforeAndAfter.MIN_INTERVIEWS);
      case Verdict.Ratio(RateRatio rates) -> ratio(rates, text);
    };
  }

  private static String ratio(RateRatio rates, LocalizedText text) {
    String interval = interval(rates, text);
    String judged =
        text.say(
            rates.isRise()
                ? "communication.rise"
                : rates.isFall() ? "communication.fall" : "communication.chance");
    OptionalDouble ratio = rates.ratio();
    return ratio.isPresent()
        ? text.say("communication.ratio", number(ratio.getAsDouble(), text), interval, judged)
        : text.say("communication.ratio.none", interval, judged);
  }

  private static String interval(RateRatio rates, LocalizedText text) {
    String low = number(rates.low(), text);
    return rates.high().isPresent()
        ? text.say("communication.interval", low, number(rates.high().getAsDouble(), text))
        : text.say("communication.interval.open", low);
  }

  private static String number(double number, LocalizedText text) {
    return text.number(number, number < 10 ? 2 : 0);
  }
}
