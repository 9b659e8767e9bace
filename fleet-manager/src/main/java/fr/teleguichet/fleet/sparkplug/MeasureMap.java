package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.AbstractMap;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kiosk's measures as an immutable map that is only filled when somebody walks through it: a
 * picture is taken of each kiosk many times a second, and most pictures are looked at for two or
 * three values, or not at all.
 */
@SuppressWarnings("EnumOrdinal") // the place in the array; it never leaves this program's memory
final class MeasureMap extends AbstractMap<HealthMetric, Value> {

  private final double[] values;

  /** Takes the array over: nobody may write to it again. */
  MeasureMap(double[] values) {
    this.values = values;
  }

  @Override
  public @Nullable Value get(@Nullable Object key) {
    if (!(key instanceof HealthMetric metric)) {
      return null;
    }
    double value = values[metric.ordinal()];
    return Double.isNaN(value) ? null : asValue(metric, value);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public Set<Map.Entry<HealthMetric, Value>> entrySet() {
    Map<HealthMetric, Value> map = new EnumMap<>(HealthMetric.class);
    for (HealthMetric metric : HealthMetric.values()) {
      double value = values[metric.ordinal()];
      if (!Double.isNaN(value)) {
        map.put(metric, asValue(metric, value));
      }
    }
    return Map.copyOf(map).entrySet();
  }

  private static Value asValue(HealthMetric metric, double value) {
    return switch (metric.definition().type()) {
      case BOOLEAN -> Value.of(value != 0);
      case UINT32 -> Value.of((long) value);
      default -> Value.of(value);
    };
  }
}
