package fr.teleguichet.fleet.site.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a file of sites, each with its values by column: CSV, or JSON with the same names.
 */
final class SiteImportRowReader {

  private static final int MAX_ROWS = 5_000;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(ImportTextDecoder.MAX_LINE)
                  .maxNumberLength(40)
                  .maxNestingDepth(4)
                  .build())
          .build();

  private SiteImportRowReader() {}

  /** Reads a file; one that begins with a bracket is JSON. */
  static List<Map<String, ImportCell>> read(byte[] file) throws ImportRefusalException {
    String text = ImportTextDecoder.read(file);
    String begin = text.stripLeading();
    return begin.startsWith("[") || begin.startsWith("{")
        ? json(text)
        : NamedColumnCsvReader.read(text, SiteColumns.ALL);
  }

  private static List<Map<String, ImportCell>> json(String text) throws ImportRefusalException {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw refusal(parser, "import.json.array");
      }
      List<Map<String, ImportCell>> rows = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
          throw refusal(parser, "import.json.object");
        }
        rows.add(object(parser));
        if (rows.size() > MAX_ROWS) {
          throw refusal(parser, "import.rows", Integer.toString(MAX_ROWS));
        }
      }
      if (parser.nextToken() != null) {
        throw refusal(parser, "import.json.more");
      }
      return rows;
    } catch (JsonProcessingException failure) {
      JsonLocation at = failure.getLocation();
      boolean twice = failure.getOriginalMessage().startsWith("Duplicate field");
      throw new ImportRefusalException(
          ImportProblem.at(
              at == null ? 1 : Math.max(1, at.getLineNr()),
              at == null ? 1 : Math.max(1, at.getColumnNr()),
              twice ? "import.json.twice" : "import.json"));
    } catch (IOException failure) {
      throw new UncheckedIOException("a text in memory does not fail", failure);
    }
  }

  private static Map<String, ImportCell> object(JsonParser parser)
      throws IOException, ImportRefusalException {
    Map<String, ImportCell> cells = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      JsonLocation at = parser.currentTokenLocation();
      ImportCell name = new ImportCell(at.getLineNr(), at.getColumnNr(), parser.currentName());
      NamedColumnCsvReader.known(name, SiteColumns.ALL);
      JsonToken token = parser.nextToken();
      if (token == null || !token.isScalarValue()) {
        throw refusal(parser, "import.json.value");
      }
      JsonLocation value = parser.currentTokenLocation();
      if (token != JsonToken.VALUE_NULL) {
        cells.put(
            name.text(), new ImportCell(value.getLineNr(), value.getColumnNr(), parser.getText()));
      }
    }
    return cells;
  }

  private static ImportRefusalException refusal(
      JsonParser parser, String key, String... arguments) {
    JsonLocation at = parser.currentTokenLocation();
    return new ImportRefusalException(
        ImportProblem.at(
            Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), key, arguments));
  }
}
