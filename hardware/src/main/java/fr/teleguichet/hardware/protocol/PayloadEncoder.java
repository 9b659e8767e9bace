package fr.teleguichet.hardware.protocol;

import fr.teleguichet.hardware.protocol.wire.WireDataSet;
import fr.teleguichet.hardware.protocol.wire.WireDataSetValue;
import fr.teleguichet.hardware.protocol.wire.WireMetric;
import fr.teleguichet.hardware.protocol.wire.WirePayload;
import fr.teleguichet.hardware.protocol.wire.WirePropertySet;
import fr.teleguichet.hardware.protocol.wire.WirePropertyValue;
import fr.teleguichet.hardware.protocol.wire.WireRow;

/** Writes payloads as Sparkplug B protobuf. */
public final class PayloadEncoder {

  private PayloadEncoder() {}

  /**
   * The payload's bytes.
   *
   * @throws IllegalArgumentException when a value's type says otherwise than the value
   */
  public static byte[] encode(Payload payload) {
    var wire = WirePayload.newBuilder();
    if (payload.timestamp() != null) {
      wire.setTimestamp(payload.timestamp());
    }
    if (payload.seq() != null) {
      wire.setSeq(payload.seq());
    }
    payload.metrics().forEach(metric -> wire.addMetrics(encode(metric)));
    return wire.build().toByteArray();
  }

  private static WireMetric encode(Metric metric) {
    var wire = WireMetric.newBuilder();
    if (metric.name() != null) {
      wire.setName(metric.name());
    }
    if (metric.alias() != null) {
      wire.setAlias(metric.alias());
    }
    if (metric.timestamp() != null) {
      wire.setTimestamp(metric.timestamp());
    }
    if (metric.type() != null) {
      wire.setDatatype(metric.type().code());
    }
    if (metric.historical()) {
      wire.setIsHistorical(true);
    }
    if (!metric.properties().isEmpty()) {
      wire.setProperties(encodeProperties(metric));
    }
    setValue(wire, metric);
    return wire.build();
  }

  private static void setValue(WireMetric.Builder wire, Metric metric) {
    switch (metric.value()) {
      case Value.Whole(long value) -> {
        if (travelsAsLong(metric, value)) {
          wire.setLongValue(value);
        } else {
          wire.setIntValue((int) value);
        }
      }
      case Value.Real(double value) -> {
        // Without a declared type the short form is written: our real metrics are all Float.
        if (metric.type() == DataType.DOUBLE) {
          wire.setDoubleValue(value);
        } else {
          wire.setFloatValue((float) value);
        }
      }
      case Value.Flag(boolean value) -> wire.setBooleanValue(value);
      case Value.Text(String value) -> wire.setStringValue(value);
      case Value.Binary(var value) -> wire.setBytesValue(value);
      case Value.Table(DataSet value) -> wire.setDatasetValue(encode(value));
      case Value.Absent _ -> wire.setIsNull(true);
      case Value.Opaque _ ->
          throw new IllegalArgumentException(
              "a value that was not read can't be written: " + metric.name());
    }
  }

  private static boolean travelsAsLong(Metric metric, long value) {
    DataType type = metric.type();
    return type == null ? value < Integer.MIN_VALUE || value > 0xFFFF_FFFFL : type.isLong();
  }

  private static WirePropertySet encodeProperties(Metric metric) {
    var set = WirePropertySet.newBuilder();
    metric
        .properties()
        .forEach((key, property) -> set.addKeys(key).addValues(encodeProperty(property)));
    return set.build();
  }

  private static WirePropertyValue encodeProperty(Metric.Property property) {
    var wire = WirePropertyValue.newBuilder().setType(property.type().code());
    switch (property.value()) {
      case Value.Whole(long value) -> {
        if (property.type().isLong()) {
          wire.setLongValue(value);
        } else {
          wire.setIntValue((int) value);
        }
      }
      case Value.Real(double value) -> {
        if (property.type().isFloat()) {
          wire.setFloatValue((float) value);
        } else {
          wire.setDoubleValue(value);
        }
      }
      case Value.Flag(boolean value) -> wire.setBooleanValue(value);
      case Value.Text(String value) -> wire.setStringValue(value);
      case Value.Absent _ -> wire.setIsNull(true);
      case Value.Binary _, Value.Table _, Value.Opaque _ ->
          throw new IllegalArgumentException("a property can't hold a " + property.type());
    }
    return wire.build();
  }

  private static WireDataSet encode(DataSet table) {
    var wire = WireDataSet.newBuilder().setNumOfColumns(table.columns().size());
    for (DataSet.Column column : table.columns()) {
      wire.addColumns(column.name()).addTypes(column.type().code());
    }
    for (var row : table.rows()) {
      var wireRow = WireRow.newBuilder();
      for (int i = 0; i < row.size(); i++) {
        wireRow.addElements(encodeCell(row.get(i), table.columns().get(i).type()));
      }
      wire.addRows(wireRow);
    }
    return wire.build();
  }

  private static WireDataSetValue encodeCell(Value cell, DataType type) {
    var wire = WireDataSetValue.newBuilder();
    switch (cell) {
      case Value.Whole(long value) -> {
        if (type.isLong()) {
          wire.setLongValue(value);
        } else {
          wire.setIntValue((int) value);
        }
      }
      case Value.Real(double value) -> {
        if (type.isFloat()) {
          wire.setFloatValue((float) value);
        } else {
          wire.setDoubleValue(value);
        }
      }
      case Value.Flag(boolean value) -> wire.setBooleanValue(value);
      case Value.Text(String value) -> wire.setStringValue(value);
      // A cell has no null flag on the wire: an element without a value is what Tahu writes for
      // null.
      case Value.Absent _ -> {}
      case Value.Binary _, Value.Table _, Value.Opaque _ ->
          throw new IllegalArgumentException("a data set's cell can't hold a " + type);
    }
    return wire.build();
  }
}
