package fr.teleguichet.fleet.impact;

import static fr.teleguichet.fleet.impact.ImpactParameter.CAR_SHARE;

import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.text.Sha256Digest;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that the calculation rests on besides what was counted: with the same parameters and
 * the same counts it gives the same figures for ever.
 *
 * @param source where the emission factors come from, and of which day they are
 * @param scope what of a vehicle's life they cover
 * @param values each parameter's value, percentages as such
 * @param offices of each service, those to which people would have gone
 */
public record ImpactParameters(
    String source,
    EmissionFactorScope scope,
    Map<ImpactParameter, Double> values,
    SortedMap<ServiceCode, List<ImpactOffice>> offices) {

  /** The greatest length of {@link #source}. */
  public static final int MAX_SOURCE = 200;

  public ImpactParameters {
    Map<ImpactParameter, Double> all = new EnumMap<>(ImpactParameter.class);
    for (ImpactParameter parameter : ImpactParameter.values()) {
      double value = values.getOrDefault(parameter, parameter.preset());
      if (!parameter.admits(value)) {
        throw new IllegalArgumentException(value + " is no value of " + parameter.code());
      }
      all.put(parameter, value);
    }
    values = Collections.unmodifiableMap(all);
    if (!sharesAreWhole(values)) {
      throw new IllegalArgumentException("the shares of the four modes do not make 100 %");
    }
    if (source.isBlank() || source.length() > MAX_SOURCE) {
      throw new IllegalArgumentException("the source of the factors is 1 to 200 characters");
    }
    SortedMap<ServiceCode, List<ImpactOffice>> copy =
        new TreeMap<>(Comparator.comparing(ServiceCode::value));
    offices.forEach((service, of) -> copy.put(service, List.copyOf(of)));
    offices = Collections.unmodifiableSortedMap(copy);
  }

  /** Whether the shares of the four modes make a hundred together. */
  static boolean sharesAreWhole(Map<ImpactParameter, Double> values) {
    double together =
        Stream.of(
                CAR_SHARE,
                ImpactParameter.COACH_SHARE,
                ImpactParameter.BUS_SHARE,
                ImpactParameter.TRAIN_SHARE)
            .mapToDouble(it -> values.getOrDefault(it, it.preset()))
            .sum();
    return Math.abs(together - 100) < 1e-6;
  }

  /** The parameter's value, in its unit. */
  public double value(ImpactParameter parameter) {
    return values.getOrDefault(parameter, parameter.preset());
  }

  /** A percentage as a share, 0 to 1. */
  double share(ImpactParameter parameter) {
    return value(parameter) / 100;
  }

  /** The canonical JSON: keys in order, plain decimals, no blanks. */
  public String json() {
    return ImpactParametersCodec.write(this);
  }

  /**
   * Reads canonical JSON back.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  public static ImpactParameters read(String json) {
    return ImpactParametersCodec.read(json);
  }

  /** The SHA-256 of the canonical JSON in UTF-8, as 64 hexadecimal digits. */
  public String sha256() {
    return sha256(json());
  }

  static String sha256(String json) {
    return Sha256Digest.hex(json);
  }
}
