package fr.teleguichet.hardware.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One metric of a payload, as it stands on the wire (Sparkplug 3.0.0, section 6.4.7).
 *
 * <p>A birth carries name, alias and type; a data message carries the alias or the name alone, and
 * its type is the birth's. {@code null} means that the field was not sent.
 *
 * @param name the full name with its folders, such as {@code Cpu/Temperature}
 * @param alias the number that stands for the name until the next birth, unsigned
 * @param timestamp milliseconds since 1970 UTC
 * @param type the declared type
 * @param historical stored while the link was away: must not become the current value
 * @param value the value, not yet held against the type
 * @param properties the metric's properties, such as {@code engUnit}; nested sets are left out
 */
public record Metric(
    @Nullable String name,
    @Nullable Long alias,
    @Nullable Long timestamp,
    @Nullable DataType type,
    boolean historical,
    Value value,
    Map<String, Property> properties) {

  /** A typed property of a metric. */
  public record Property(DataType type, Value value) {}

  public Metric {
    properties = Map.copyOf(properties);
  }

  /** A metric as a birth declares it, without an alias. */
  public static Metric declared(String name, DataType type, Value value, long timestamp) {
    return new Metric(name, null, timestamp, type, false, value, Map.of());
  }

  /** A metric as a data message carries it: its alias stands for name and type. */
  public static Metric update(long alias, Value value, long timestamp) {
    return new Metric(null, alias, timestamp, null, false, value, Map.of());
  }

  /** A metric of a command: named, without a type. */
  public static Metric command(String name, Value value) {
    return new Metric(name, null, null, null, false, value, Map.of());
  }

  /** The same metric, declared with an alias. */
  public Metric withAlias(long newAlias) {
    return new Metric(name, newAlias, timestamp, type, historical, value, properties);
  }

  /** The same metric, marked as stored while the link was away. */
  public Metric asHistorical() {
    return new Metric(name, alias, timestamp, type, true, value, properties);
  }

  /** The same metric with one more property. */
  public Metric with(String key, Property property) {
    var more = new java.util.LinkedHashMap<>(properties);
    more.put(key, property);
    return new Metric(name, alias, timestamp, type, historical, value, more);
  }
}
