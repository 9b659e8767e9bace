package fr.teleguichet.fleet.impact;

import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.text.CodedEnum;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * Parameters as people type them.
 *
 * @param fields what was typed, by the names of the fields
 * @param errors the keys of what is wrong, by the names of the fields
 */
public record ImpactParametersForm(Map<String, String> fields, Map<String, String> errors) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}(?:[.,][0-9]{1,8})?");
  private static final int MAX_VERSION_DIGITS = 9;

  /** What became of checking it. */
  sealed interface Checked {

    /** It can be saved. */
    record Valid(int base, String reason, ImpactParameters parameters) implements Checked {}

    /** It can't, and says why. */
    record Invalid(ImpactParametersForm form) implements Checked {}
  }

  public ImpactParametersForm {
    fields = Map.copyOf(fields);
    errors = Map.copyOf(errors);
  }

  /** What somebody sent; fields that the form does not have are passed over. */
  static ImpactParametersForm of(Map<String, String> sent) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : List.of("base", "source", "scope", "reason")) {
      fields.put(name, sent.getOrDefault(name, "").strip());
    }
    for (ImpactParameter parameter : ImpactParameter.values()) {
      fields.put(parameter.code(), sent.getOrDefault(parameter.code(), "").strip());
    }
    return new ImpactParametersForm(fields, Map.of());
  }

  /** What holds now, to be changed. */
  static ImpactParametersForm of(ImpactParametersVersion now) {
    ImpactParameters parameters = now.parameters();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("base", Integer.toString(now.version()));
    fields.put("source", parameters.source());
    fields.put("scope", parameters.scope().code());
    fields.put("reason", "");
    parameters
        .values()
        .forEach(
            (parameter, value) ->
                fields.put(parameter.code(), ImpactParametersCodec.plain(value).replace('.', ',')));
    return new ImpactParametersForm(fields, Map.of());
  }

  /** What stands in the field. */
  public String value(String field) {
    return fields.getOrDefault(field, "");
  }

  /** The key of what is wrong with the field. */
  public Optional<String> error(String field) {
    return Optional.ofNullable(errors.get(field));
  }

  /** The same on top of this version. */
  ImpactParametersForm on(ImpactParametersVersion version) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("base", Integer.toString(version.version()));
    return new ImpactParametersForm(all, errors);
  }

  private ImpactParametersForm wrong(Map<String, String> found) {
    return new ImpactParametersForm(fields, found);
  }

  /**
   * Checks everything.
   *
   * @param offices those that the version will freeze
   */
  Checked check(SortedMap<ServiceCode, List<ImpactOffice>> offices) {
    Map<String, String> found = new LinkedHashMap<>();
    Map<ImpactParameter, Double> values = new EnumMap<>(ImpactParameter.class);
    for (ImpactParameter parameter : ImpactParameter.values()) {
      number(value(parameter.code()))
          .filter(parameter::admits)
          .ifPresentOrElse(
              it -> values.put(parameter, it),
              () -> found.put(parameter.code(), "impact.wrong.range"));
    }
    if (found.isEmpty()) {
      checkTogether(values, found);
    }
    if (isWrongText(value("source"), ImpactParameters.MAX_SOURCE)) {
      found.put("source", "impact.wrong.source");
    }
    Optional<EmissionFactorScope> scope = CodedEnum.of(EmissionFactorScope.class, value("scope"));
    if (scope.isEmpty()) {
      found.put("scope", "impact.wrong.scope");
    }
    if (isWrongText(value("reason"), ImpactParametersVersion.MAX_REASON)) {
      found.put("reason", "impact.wrong.reason");
    }
    return found.isEmpty() && scope.isPresent()
        ? new Checked.Valid(
            base(),
            value("reason"),
            new ImpactParameters(value("source"), scope.get(), values, offices))
        : new Checked.Invalid(wrong(found));
  }

  private static void checkTogether(
      Map<ImpactParameter, Double> values, Map<String, String> found) {
    if (!ImpactParameters.sharesAreWhole(values)) {
      found.put(ImpactParameter.CAR_SHARE.code(), "impact.wrong.shares");
    }
    if (!grow(values, ImpactParameter.TRIP_LOW, ImpactParameter.TRIP_CENTRAL)
        || !grow(values, ImpactParameter.TRIP_CENTRAL, ImpactParameter.TRIP_HIGH)) {
      found.put(ImpactParameter.TRIP_CENTRAL.code(), "impact.wrong.order");
    }
    if (!grow(values, ImpactParameter.EMBODIED_LOW, ImpactParameter.EMBODIED_CENTRAL)
        || !grow(values, ImpactParameter.EMBODIED_CENTRAL, ImpactParameter.EMBODIED_HIGH)) {
      found.put(ImpactParameter.EMBODIED_CENTRAL.code(), "impact.wrong.order");
    }
  }

  private static boolean grow(
      Map<ImpactParameter, Double> values, ImpactParameter lesser, ImpactParameter greater) {
    return values.getOrDefault(lesser, 0.0) <= values.getOrDefault(greater, 0.0);
  }

  private static boolean isWrongText(String text, int most) {
    return text.isEmpty()
        || text.length() > most
        || text.chars().anyMatch(it -> Character.isISOControl(it) && it != '\n' && it != '\r');
  }

  private static Optional<Double> number(String text) {
    // Who writes French may group thousands by a blank that does not break.
    String digits = text.replaceAll("[\\u00a0\\u202f ]", "");
    return NUMBER.matcher(digits).matches()
        ? Optional.of(Double.parseDouble(digits.replace(',', '.')))
        : Optional.empty();
  }

  /** The version that whoever sent it has seen; 0 where it does not say. */
  private int base() {
    String text = value("base");
    return text.matches("[0-9]{1," + MAX_VERSION_DIGITS + "}") ? Integer.parseInt(text) : 0;
  }
}
