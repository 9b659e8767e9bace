package fr.teleguichet.fleet.portability;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes {@code datapackage.json}: what is in an archive, file by file and column by column. */
final class DataPackageDescriptorWriter {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";

  private final DataPackage described;
  private final Map<String, TableShape> shapes = new HashMap<>();
  private final TableExportCatalog catalog;

  DataPackageDescriptorWriter(
      DataPackage described, List<TableShape> tables, TableExportCatalog catalog) {
    this.described = described;
    this.catalog = catalog;
    tables.forEach(
        table -> {
          TableShape _ = shapes.put(ArchiveFileNames.table(table.name()), table);
        });
  }

  String text() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      JsonGenerator _ = json.useDefaultPrettyPrinter();
      json.writeStartObject();
      head(json);
      json.writeArrayFieldStart("resources");
      for (PackageResource resource : described.resources()) {
        resource(json, resource);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private void head(JsonGenerator json) throws IOException {
    json.writeStringField("$schema", PROFILE);
    json.writeStringField("name", "teleguichet-fleet");
    json.writeStringField("title", "All data of a network of téléguichets");
    json.writeStringField(
        "description",
        "Every table, document and setting that the fleet manager keeps; README.md says how to read"
            + " it and what is left out. No licence goes with it: the data belong to the network,"
            + " and some of them are about persons.");
    json.writeStringField("created", described.created().toString());
    json.writeObjectFieldStart("teleguichet");
    json.writeNumberField("format", DataPackage.FORMAT);
    json.writeStringField("program", described.program());
    json.writeStringField("schema", described.schema());
    json.writeEndObject();
  }

  private void resource(JsonGenerator json, PackageResource resource) throws IOException {
    TableShape shape = shapes.get(resource.path());
    json.writeStartObject();
    json.writeStringField("name", shape == null ? name(resource.path()) : shape.name());
    json.writeStringField("path", resource.path());
    if (shape != null) {
      json.writeStringField("type", "table");
      json.writeStringField("description", catalog.of(shape.name()).english());
      json.writeStringField("format", "csv");
      json.writeStringField("mediatype", "text/csv");
      json.writeStringField("encoding", "utf-8");
      json.writeNumberField("rowCount", resource.rows());
      if (resource.nextNumber().isPresent()) {
        json.writeNumberField("nextNumber", resource.nextNumber().getAsLong());
      }
    }
    json.writeNumberField("bytes", resource.bytes());
    json.writeStringField("hash", "sha256:" + resource.sha256());
    if (shape != null) {
      new TableSchemaWriter(shape, shapes).write(json);
    }
    json.writeEndObject();
  }

  /** Lower-case letters, digits, points, hyphens and underscores, as the standard wants it. */
  private static String name(String path) {
    return path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
  }
}
