package fr.teleguichet.hardware.protocol;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult.Fault;
import fr.teleguichet.hardware.protocol.wire.WireDataSet;
import fr.teleguichet.hardware.protocol.wire.WireDataSetValue;
import fr.teleguichet.hardware.protocol.wire.WireMetric;
import fr.teleguichet.hardware.protocol.wire.WirePayload;
import fr.teleguichet.hardware.protocol.wire.WirePropertySet;
import fr.teleguichet.hardware.protocol.wire.WirePropertyValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Sparkplug B protobuf that anybody may have written. */
public final class PayloadDecoder {

  private final PayloadLimits limits;

  /** A decoder that refuses what is over the limits. */
  public PayloadDecoder(PayloadLimits limits) {
    this.limits = limits;
  }

  /** Reads the bytes; never throws, whatever they are. */
  public PayloadDecodingResult decode(byte[] bytes) {
    if (bytes.length > limits.bytes()) {
      return new PayloadDecodingResult.Refused(
          Fault.OVERSIZED, bytes.length + " bytes, the limit is " + limits.bytes());
    }
    try {
      return read(WirePayload.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      return new PayloadDecodingResult.Refused(
          Fault.MALFORMED, "not a Sparkplug payload: " + e.getMessage());
    } catch (Invalid e) {
      return new PayloadDecodingResult.Refused(Fault.INVALID, e.sentence);
    }
  }

  private PayloadDecodingResult read(WirePayload wire) throws Invalid {
    check(
        !wire.hasSeq() || (wire.getSeq() >= 0 && wire.getSeq() <= SequenceNumber.MAX),
        "a sequence number above",
        SequenceNumber.MAX);
    int count = Math.min(wire.getMetricsCount(), limits.metrics());
    List<Metric> metrics = new ArrayList<>(count);
    List<PayloadDecodingResult.Unread> unread = List.of();
    for (int i = 0; i < count; i++) {
      try {
        metrics.add(read(wire.getMetrics(i)));
      } catch (Invalid e) {
        unread = with(unread, unread(wire.getMetrics(i), e.sentence));
      }
    }
    if (wire.getMetricsCount() > count) {
      String why = (wire.getMetricsCount() - count) + " metrics more than " + limits.metrics();
      unread = with(unread, new PayloadDecodingResult.Unread(null, null, null, why));
    }
    return new PayloadDecodingResult.Decoded(
        new Payload(
            wire.hasTimestamp() ? wire.getTimestamp() : null,
            wire.hasSeq() ? (int) wire.getSeq() : null,
            metrics),
        unread);
  }

  private static List<PayloadDecodingResult.Unread> with(
      List<PayloadDecodingResult.Unread> list, PayloadDecodingResult.Unread one) {
    List<PayloadDecodingResult.Unread> longer = list.isEmpty() ? new ArrayList<>() : list;
    longer.add(one);
    return longer;
  }

  private PayloadDecodingResult.Unread unread(WireMetric wire, String why) {
    boolean named = wire.hasName() && wire.getName().length() <= limits.nameLength();
    return new PayloadDecodingResult.Unread(
        named ? wire.getName() : null,
        wire.hasAlias() ? wire.getAlias() : null,
        DataType.ofCode(wire.getDatatype()).orElse(null),
        why);
  }

  private Metric read(WireMetric wire) throws Invalid {
    if (wire.hasName()) {
      check(wire.getName().length() <= limits.nameLength(), "a name over", limits.nameLength());
    }
    return new Metric(
        wire.hasName() ? wire.getName() : null,
        wire.hasAlias() ? wire.getAlias() : null,
        wire.hasTimestamp() ? wire.getTimestamp() : null,
        wire.hasDatatype() ? type(wire.getDatatype()) : null,
        wire.getIsHistorical(),
        value(wire),
        wire.hasProperties() ? properties(wire.getProperties()) : Map.of());
  }

  private Value value(WireMetric wire) throws Invalid {
    if (wire.getIsNull()) {
      return Value.ABSENT;
    }
    return switch (wire.getValueCase()) {
      case INT_VALUE -> new Value.Whole(Integer.toUnsignedLong(wire.getIntValue()));
      case LONG_VALUE -> new Value.Whole(wire.getLongValue());
      case FLOAT_VALUE -> new Value.Real(wire.getFloatValue());
      case DOUBLE_VALUE -> new Value.Real(wire.getDoubleValue());
      case BOOLEAN_VALUE -> new Value.Flag(wire.getBooleanValue());
      case STRING_VALUE -> text(wire.getStringValue());
      case BYTES_VALUE -> new Value.Binary(wire.getBytesValue());
      case DATASET_VALUE -> new Value.Table(table(wire.getDatasetValue()));
      case TEMPLATE_VALUE -> new Value.Opaque();
      case VALUE_NOT_SET -> throw new Invalid("a metric without a value that is not null");
    };
  }

  private Value text(String text) throws Invalid {
    check(text.length() <= limits.textLength(), "a text over", limits.textLength());
    return new Value.Text(text);
  }

  private Map<String, Metric.Property> properties(WirePropertySet wire) throws Invalid {
    if (wire.getKeysCount() != wire.getValuesCount()) {
      throw new Invalid("a property set whose keys and values differ in number");
    }
    check(wire.getKeysCount() <= limits.columns(), "more properties than", limits.columns());
    Map<String, Metric.Property> properties = HashMap.newHashMap(wire.getKeysCount());
    for (int i = 0; i < wire.getKeysCount(); i++) {
      check(wire.getKeys(i).length() <= limits.nameLength(), "a name over", limits.nameLength());
      Value value = property(wire.getValues(i));
      DataType type = DataType.ofCode(wire.getValues(i).getType()).orElse(null);
      if (value != null && type != null) {
        properties.put(wire.getKeys(i), new Metric.Property(type, value));
      }
    }
    return properties;
  }

  /** A property of a nested set is left out: nothing of ours asks for one. */
  private @Nullable Value property(WirePropertyValue wire) throws Invalid {
    if (wire.getIsNull()) {
      return Value.ABSENT;
    }
    return switch (wire.getValueCase()) {
      case INT_VALUE -> new Value.Whole(Integer.toUnsignedLong(wire.getIntValue()));
      case LONG_VALUE -> new Value.Whole(wire.getLongValue());
      case FLOAT_VALUE -> new Value.Real(wire.getFloatValue());
      case DOUBLE_VALUE -> new Value.Real(wire.getDoubleValue());
      case BOOLEAN_VALUE -> new Value.Flag(wire.getBooleanValue());
      case STRING_VALUE -> text(wire.getStringValue());
      case PROPERTYSET_VALUE, PROPERTYSETS_VALUE, VALUE_NOT_SET -> null;
    };
  }

  private DataSet table(WireDataSet wire) throws Invalid {
    int width = wire.getColumnsCount();
    check(width <= limits.columns(), "more columns than", limits.columns());
    check(wire.getRowsCount() <= limits.rows(), "more rows than", limits.rows());
    if (wire.getNumOfColumns() != width || wire.getTypesCount() != width) {
      throw new Invalid("a data set whose columns, types and number of columns differ");
    }
    List<DataSet.Column> columns = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      check(wire.getColumns(i).length() <= limits.nameLength(), "a name over", limits.nameLength());
      columns.add(new DataSet.Column(wire.getColumns(i), type(wire.getTypes(i))));
    }
    List<List<Value>> rows = new ArrayList<>(wire.getRowsCount());
    for (var row : wire.getRowsList()) {
      rows.add(row(row.getElementsList(), columns));
    }
    return new DataSet(columns, rows);
  }

  private List<Value> row(List<WireDataSetValue> cells, List<DataSet.Column> columns)
      throws Invalid {
    if (cells.size() != columns.size()) {
      throw new Invalid("a row of " + cells.size() + " values for " + columns.size() + " columns");
    }
    List<Value> row = new ArrayList<>(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      DataSet.Column column = columns.get(i);
      row.add(
          column
              .type()
              .interpret(cell(cells.get(i)))
              .orElseThrow(() -> new Invalid("a cell that is no " + column.type())));
    }
    return row;
  }

  private Value cell(WireDataSetValue wire) throws Invalid {
    return switch (wire.getValueCase()) {
      case INT_VALUE -> new Value.Whole(Integer.toUnsignedLong(wire.getIntValue()));
      case LONG_VALUE -> new Value.Whole(wire.getLongValue());
      case FLOAT_VALUE -> new Value.Real(wire.getFloatValue());
      case DOUBLE_VALUE -> new Value.Real(wire.getDoubleValue());
      case BOOLEAN_VALUE -> new Value.Flag(wire.getBooleanValue());
      case STRING_VALUE -> text(wire.getStringValue());
      case VALUE_NOT_SET -> Value.ABSENT;
    };
  }

  private static DataType type(int code) throws Invalid {
    return DataType.ofCode(code).orElseThrow(() -> new Invalid("the unknown data type " + code));
  }

  private static void check(boolean holds, String breach, int limit) throws Invalid {
    if (!holds) {
      throw new Invalid(breach + " " + limit);
    }
  }

  /**
   * Carries a metric's first breach out of the nested readers; never leaves this class, so it needs
   * no stack trace.
   */
  private static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    Invalid(String sentence) {
      super(sentence, null, false, false);
      this.sentence = sentence;
    }
  }
}
