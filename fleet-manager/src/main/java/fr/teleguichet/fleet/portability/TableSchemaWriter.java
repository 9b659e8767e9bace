package fr.teleguichet.fleet.portability;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.teleguichet.fleet.portability.TableShape.Column;
import fr.teleguichet.fleet.portability.TableShape.ForeignKey;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * The Table Schema of a table (Frictionless 2.0).
 *
 * @param others the tables of the archive, by their path
 */
record TableSchemaWriter(TableShape shape, Map<String, TableShape> others) {
  void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("schema");
    json.writeArrayFieldStart("fields");
    for (Column column : shape.columns()) {
      field(json, column);
    }
    json.writeEndArray();
    strings(json, "missingValues", List.of(CellCodec.NOTHING));
    strings(json, "primaryKey", shape.primaryKey());
    if (!shape.uniqueKeys().isEmpty()) {
      json.writeArrayFieldStart("uniqueKeys");
      for (List<String> key : shape.uniqueKeys()) {
        json.writeStartArray();
        for (String column : key) {
          json.writeString(column);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    foreignKeys(json);
    json.writeEndObject();
  }

  private void foreignKeys(JsonGenerator json) throws IOException {
    List<ForeignKey> kept =
        shape.foreignKeys().stream()
            .filter(key -> others.containsKey(ArchiveFileNames.table(key.table())))
            .toList();
    if (kept.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("foreignKeys");
    for (ForeignKey key : kept) {
      json.writeStartObject();
      strings(json, "fields", key.columns());
      json.writeObjectFieldStart("reference");
      if (!key.table().equals(shape.name())) {
        json.writeStringField("resource", key.table());
      }
      strings(json, "fields", key.references());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void field(JsonGenerator json, Column column) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", column.name());
    json.writeStringField("type", type(column.type()));
    String described = described(column);
    if (!described.isEmpty()) {
      json.writeStringField("description", described);
    }
    json.writeObjectFieldStart("constraints");
    json.writeBooleanField("required", column.required());
    switch (column.type()) {
      case CellType.Whole(BigInteger least, BigInteger most) -> {
        json.writeNumberField("minimum", least);
        json.writeNumberField("maximum", most);
      }
      case CellType.Text(long longest) -> json.writeNumberField("maxLength", longest);
      case CellType.Bytes(long longest) -> {
        json.writeNumberField("maxLength", longest * 2);
        json.writeStringField("pattern", "([0-9a-f]{2})*");
      }
      case CellType.Flag _, CellType.Exact _, CellType.Real _ -> {}
      case CellType.Moment _, CellType.Day _, CellType.Document _ -> {}
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String type(CellType type) {
    return switch (type) {
      case CellType.Whole _ -> "integer";
      case CellType.Flag _ -> "boolean";
      case CellType.Exact _, CellType.Real _ -> "number";
      case CellType.Text _, CellType.Bytes _, CellType.Document _ -> "string";
      case CellType.Moment _ -> "datetime";
      case CellType.Day _ -> "date";
    };
  }

  private static String described(Column column) {
    String rule =
        switch (column.type()) {
          case CellType.Bytes _ -> "bytes in hexadecimal";
          case CellType.Document _ -> "path of the file in this archive";
          case CellType.Exact _ -> "exact";
          case CellType.Whole _, CellType.Flag _, CellType.Real _, CellType.Text _ -> "";
          case CellType.Moment _, CellType.Day _ -> "";
        };
    return column.comment().isEmpty() || rule.isEmpty()
        ? column.comment() + rule
        : column.comment() + " (" + rule + ")";
  }

  private static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
