package fr.teleguichet.fleet.portability;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads what {@code datapackage.json} says of one file. */
final class ResourceDescriptorReader {
  private static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");

  private final DataPackageReader reader;
  private final JsonParser json;
  private String path = "";
  private String hash = "";
  private long bytes = -1;
  private long rows;
  private OptionalLong nextNumber = OptionalLong.empty();
  private List<String> fields = List.of();

  ResourceDescriptorReader(DataPackageReader reader, JsonParser json) {
    this.reader = reader;
    this.json = json;
  }

  PackageResource read() throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw reader.refused(json, "each resource has to be an object");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      member(name, json.nextToken());
    }
    if (!ArchiveFileNames.isKnown(path) || path.equals(DataPackage.FILE)) {
      throw reader.refused(json, "a resource has the path “" + path + "”, which is none of ours");
    }
    if (!HASH.matcher(hash).matches() || bytes < 0 || rows < 0) {
      throw reader.refused(json, path + " has to have bytes and a hash such as sha256:…");
    }
    return new PackageResource(
        path, bytes, hash.substring("sha256:".length()), rows, fields, nextNumber);
  }

  private void member(String name, JsonToken value) throws IOException {
    switch (name) {
      case "path" -> path = text(value, name);
      case "hash" -> hash = text(value, name);
      case "bytes" -> bytes = number(value, name);
      case "rowCount" -> rows = number(value, name);
      case "nextNumber" -> nextNumber = OptionalLong.of(number(value, name));
      case "schema" -> schema(value);
      default -> {
        JsonParser _ = json.skipChildren();
      }
    }
  }

  private void schema(JsonToken value) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      throw reader.refused(json, "a schema has to be an object");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      boolean isFields = json.currentName().equals("fields");
      if (json.nextToken() == JsonToken.START_ARRAY && isFields) {
        fields = fields();
      } else {
        JsonParser _ = json.skipChildren();
      }
    }
  }

  private List<String> fields() throws IOException {
    List<String> names = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw reader.refused(json, "a field has to be an object");
      }
      field(names);
    }
    return names;
  }

  private void field(List<String> names) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      boolean isName = json.currentName().equals("name");
      JsonToken value = json.nextToken();
      if (isName) {
        boolean _ = names.add(text(value, "name"));
      } else {
        JsonParser _ = json.skipChildren();
      }
    }
  }

  private String text(JsonToken value, String name) throws IOException {
    if (value != JsonToken.VALUE_STRING) {
      throw reader.refused(json, "“" + name + "” has to be a text");
    }
    return json.getText();
  }

  private long number(JsonToken value, String name) throws IOException {
    if (value != JsonToken.VALUE_NUMBER_INT
        || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw reader.refused(json, "“" + name + "” has to be a whole number");
    }
    return json.getLongValue();
  }
}
