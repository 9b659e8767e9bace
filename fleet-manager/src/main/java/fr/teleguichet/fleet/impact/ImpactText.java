package fr.teleguichet.fleet.impact;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Figures and parameters in words. */
public final class ImpactText {

  private static final double KG_PER_TONNE = 1_000;
  private static final int MAX_DIGITS = 8;

  private ImpactText() {}

  /** A mass, in tonnes with one digit from one tonne on, else in kilograms. */
  public static String mass(double kg, LocalizedText text) {
    return Math.abs(kg) >= KG_PER_TONNE
        ? text.withUnit(text.fixed(kg / KG_PER_TONNE, 1), text.say("impact.unit.tonnes"))
        : text.withUnit(text.fixed(kg, 0), text.say("impact.unit.kg"));
  }

  /** The bounds of a mass. */
  public static String massBounds(Estimate kg, LocalizedText text) {
    return bounds(kg, text, it -> mass(it, text));
  }

  /** Kilometres. */
  public static String kilometres(double kilometres, LocalizedText text) {
    return text.withUnit(text.fixed(kilometres, 0), text.say("impact.unit.km"));
  }

  /** The bounds of kilometres. */
  public static String kilometreBounds(Estimate kilometres, LocalizedText text) {
    return bounds(kilometres, text, it -> kilometres(it, text));
  }

  /** Hours. */
  public static String hours(double hours, LocalizedText text) {
    return text.withUnit(text.fixed(hours, 0), text.say("impact.unit.hours"));
  }

  /** The bounds of hours. */
  public static String hourBounds(Estimate hours, LocalizedText text) {
    return bounds(hours, text, it -> hours(it, text));
  }

  private static String bounds(Estimate of, LocalizedText text, DoubleFunction<String> each) {
    return text.say("impact.bounds", each.apply(of.low()), each.apply(of.high()));
  }

  /** A number with one digit; a dash where there is none. */
  public static String oneDigit(OptionalDouble number, LocalizedText text) {
    return number.isPresent() ? text.fixed(number.getAsDouble(), 1) : "–";
  }

  /** A share in percent. */
  public static String percent(double share, LocalizedText text) {
    return text.withUnit(text.number(100 * share, 0), "%");
  }

  /** A parameter's name. */
  public static String name(ImpactParameter parameter, LocalizedText text) {
    return text.say("impact.parameter." + parameter.code());
  }

  /** What a parameter is, and where its value comes from. */
  public static String why(ImpactParameter parameter, LocalizedText text) {
    return text.say("impact.why." + parameter.code());
  }

  /** The unit of a parameter; empty for a plain factor. */
  public static String unit(ImpactParameter parameter, LocalizedText text) {
    return parameter.unit() == ImpactParameter.Unit.PERCENT
        ? "%"
        : text.find("impact.unit." + parameter.unit().code()).orElse("");
  }

  /** A parameter's value with its unit. */
  public static String value(ImpactParameter parameter, double value, LocalizedText text) {
    return text.withUnit(text.number(value, MAX_DIGITS), unit(parameter, text));
  }

  /** Offices in one line; a dash where there are none. */
  public static String offices(List<ImpactOffice> offices, LocalizedText text) {
    return offices.isEmpty()
        ? text.say("impact.offices.none")
        : offices.stream()
            .map(
                it ->
                    text.say(
                        "impact.office",
                        it.name(),
                        it.town(),
                        text.fixed(it.position().latitude(), 4),
                        text.fixed(it.position().longitude(), 4)))
            .collect(Collectors.joining(" · "));
  }
}
