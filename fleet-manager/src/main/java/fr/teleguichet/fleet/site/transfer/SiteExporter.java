package fr.teleguichet.fleet.site.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import fr.teleguichet.fleet.site.OpeningHoursTextCodec;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Sites as a file that an import reads back as they are. */
final class SiteExporter {

  /** A site, and what is said of it beside the register. */
  record Entry(Site site, SiteProfile profile) {}

  private static final JsonFactory JSON = new JsonFactory();

  /** What a spreadsheet may take for a number, since it is one. */
  private static final Set<String> NUMBERS = Set.of("latitude", "longitude");

  private SiteExporter() {}

  /** The values of a site by column. */
  static Map<String, String> values(Entry entry) {
    Site site = entry.site();
    Map<String, String> values = new LinkedHashMap<>();
    values.put(SiteColumns.CODE, site.code().value());
    values.put("name", site.name());
    values.put("commune", site.commune());
    values.put("insee", site.insee());
    values.put("street", site.address().street());
    values.put("postcode", site.address().postcode());
    values.put("latitude", Double.toString(site.latitude()));
    values.put("longitude", Double.toString(site.longitude()));
    values.put(SiteColumns.FICTITIOUS, Boolean.toString(site.fictitious()));
    values.put("opening", site.opening().map(OpeningHoursTextCodec::write).orElse(""));
    SiteColumns.ALL.forEach(
        column -> {
          String _ = values.putIfAbsent(column, "");
        });
    entry.profile().values().forEach((field, text) -> values.put(field.code(), text));
    return values;
  }

  static String csv(List<Entry> entries) {
    StringBuilder csv = new StringBuilder(String.join(",", SiteColumns.ALL)).append("\r\n");
    for (Entry entry : entries) {
      Map<String, String> values = values(entry);
      csv.append(
              SiteColumns.ALL.stream()
                  .map(column -> cell(column, values.getOrDefault(column, "")))
                  .collect(Collectors.joining(",")))
          .append("\r\n");
    }
    return csv.toString();
  }

  private static String cell(String column, String text) {
    String safe = NUMBERS.contains(column) ? text : SpreadsheetFormulaEscaper.close(text);
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  static String json(List<Entry> entries) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      var _ = json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (Entry entry : entries) {
        write(entry, json);
      }
      json.writeEndArray();
    } catch (IOException failure) {
      throw new UncheckedIOException("a string writer does not fail", failure);
    }
    return out.append('\n').toString();
  }

  private static void write(Entry entry, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, String> value : values(entry).entrySet()) {
      json.writeStringField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
  }
}
