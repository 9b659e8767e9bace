package fr.teleguichet.fleet.opendata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Descriptions of the files as the Frictionless specifications want them: a Table Schema for each,
 * and a Data Package for all.
 */
final class OpenDataDescriptorRenderer {

  /** Counts the shapes that the files have had. */
  static final String VERSION = "1.2.0";

  private static final JsonFactory JSON = new JsonFactory();
  private static final String TABLE_SCHEMA =
      "https://specs.frictionlessdata.io/schemas/table-schema.json";
  private static final String DATA_PACKAGE =
      "https://specs.frictionlessdata.io/schemas/data-package.json";

  /** The day on which this shape of the files was settled. */
  private static final String CREATED = "2026-12-01";

  private static final Map<String, Object> LICENCE =
      ordered(
          "name", "etalab-2.0",
          "title", "Licence Ouverte / Open Licence 2.0",
          "path", "https://www.etalab.gouv.fr/licence-ouverte-open-licence");

  private OpenDataDescriptorRenderer() {}

  /** The Table Schema of the figures. */
  static String figures(String publisher) {
    return write(
        schema(
            "teleguichets-indicateurs",
            "Indicateurs annuels des téléguichets",
            "Entretiens et satisfaction par année, lieu et organisme.",
            publisher,
            OpenDataField.FIGURES));
  }

  /** The Table Schema of the months. */
  static String months(String publisher) {
    return write(
        schema(
            "teleguichets-mois",
            "Entretiens des téléguichets par mois",
            "Nombre et durée moyenne des entretiens de tout le réseau, par mois.",
            publisher,
            OpenDataField.MONTHS));
  }

  /** The Table Schema of the sites. */
  static String sites(String publisher) {
    return write(
        schema(
            "teleguichets-lieux",
            "Lieux équipés d’un téléguichet",
            "Adresse, position et horaires des lieux ouverts au public.",
            publisher,
            OpenDataField.SITES));
  }

  /** The description of both files together. */
  static String dataPackage(String publisher) {
    return write(
        ordered(
            "$schema",
            DATA_PACKAGE,
            "name",
            "teleguichets",
            "title",
            "Téléguichets : lieux, fréquentation et satisfaction",
            "description",
            "Les cases de moins de cinq entretiens ou réponses, et celles qui permettraient de les"
                + " retrouver, sont vides.",
            "version",
            VERSION,
            "created",
            CREATED,
            "licenses",
            List.of(LICENCE),
            "contributors",
            contributors(publisher),
            "resources",
            List.of(
                resource(
                    "indicateurs",
                    "Indicateurs annuels",
                    OpenDataFile.FIGURES,
                    OpenDataFile.FIGURES_SCHEMA),
                resource(
                    "mois", "Entretiens par mois", OpenDataFile.MONTHS, OpenDataFile.MONTHS_SCHEMA),
                resource("lieux", "Lieux", OpenDataFile.SITES, OpenDataFile.SITES_SCHEMA))));
  }

  private static Map<String, Object> schema(
      String name, String title, String description, String publisher, List<OpenDataField> fields) {
    return ordered(
        "$schema", TABLE_SCHEMA,
        "name", name,
        "title", title,
        "description", description,
        "countryCode", "FR",
        "version", VERSION,
        "created", CREATED,
        "contributors", contributors(publisher),
        "fields", fields.stream().map(OpenDataDescriptorRenderer::field).toList(),
        "missingValues", List.of(""));
  }

  private static Map<String, Object> field(OpenDataField field) {
    return ordered(
        "name", field.name(),
        "title", field.title(),
        "type", field.type(),
        "description", field.description(),
        "constraints", field.constraints());
  }

  private static Map<String, Object> resource(
      String name, String title, OpenDataFile file, OpenDataFile schema) {
    return ordered(
        "name",
        name,
        "title",
        title,
        "path",
        file.fileName(),
        "profile",
        "tabular-data-resource",
        "format",
        "csv",
        "mediatype",
        "text/csv",
        "encoding",
        "utf-8",
        "schema",
        schema.fileName());
  }

  private static List<Map<String, Object>> contributors(String publisher) {
    return List.of(ordered("title", publisher, "role", "publisher"));
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static String write(Object value) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      var _ = json.useDefaultPrettyPrinter();
      write(json, value);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string writer does not fail", impossible);
    }
    return out.append('\n').toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          write(json, entry.getValue());
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object each : list) {
          write(json, each);
        }
        json.writeEndArray();
      }
      case Integer number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      default -> json.writeString(value.toString());
    }
  }
}
