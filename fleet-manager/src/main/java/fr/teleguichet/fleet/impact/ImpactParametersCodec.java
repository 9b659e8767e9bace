package fr.teleguichet.fleet.impact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import fr.teleguichet.fleet.territory.GeoPosition;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.text.CodedEnum;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parameters as JSON, always the same text for the same parameters. */
final class ImpactParametersCodec {

  private static final JsonFactory JSON = new JsonFactory();

  private ImpactParametersCodec() {}

  static String write(ImpactParameters parameters) {
    Map<String, JsonNode> values = new TreeMap<>();
    parameters.values().forEach((parameter, value) -> values.put(parameter.code(), number(value)));
    Map<String, JsonNode> offices = new TreeMap<>();
    parameters
        .offices()
        .forEach(
            (service, of) ->
                offices.put(
                    service.value(),
                    JsonNode.createArrayNode(
                        of.stream().map(ImpactParametersCodec::office).toList())));
    Map<String, JsonNode> all = new TreeMap<>();
    all.put("format", JsonNode.createNumberNode(1));
    all.put("offices", JsonNode.createObjectNode(offices));
    all.put("scope", JsonNode.createStringNode(parameters.scope().code()));
    all.put("source", JsonNode.createStringNode(parameters.source()));
    all.put("values", JsonNode.createObjectNode(values));
    return text(JsonNode.createObjectNode(all));
  }

  private static JsonNode office(ImpactOffice office) {
    Map<String, JsonNode> node = new TreeMap<>();
    node.put("latitude", number(office.position().latitude()));
    node.put("longitude", number(office.position().longitude()));
    node.put("name", JsonNode.createStringNode(office.name()));
    node.put("town", JsonNode.createStringNode(office.town()));
    return JsonNode.createObjectNode(node);
  }

  private static JsonNode number(double value) {
    // Without an exponent, whatever the value.
    return JsonNode.createNumberNode(new BigDecimal(plain(value)));
  }

  static String plain(double value) {
    return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String text(JsonNode node) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      generator.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
      JsonNodeTreeCodec.getInstance().writeTree(generator, node);
    } catch (IOException failure) {
      throw new UncheckedIOException("a string writer does not fail", failure);
    }
    return out.toString();
  }

  static ImpactParameters read(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      JsonNode node = JsonNodeTreeCodec.getInstance().readTree(parser);
      return read(node);
    } catch (IOException failure) {
      throw new IllegalArgumentException("it is not JSON: " + failure.getMessage(), failure);
    }
  }

  private static ImpactParameters read(@Nullable JsonNode all) {
    Map<ImpactParameter, Double> values = new EnumMap<>(ImpactParameter.class);
    // What a newer release may have added is not of this calculation.
    for (Map.Entry<String, JsonNode> entry : member(all, "values").entries()) {
      CodedEnum.of(ImpactParameter.class, entry.getKey())
          .ifPresent(parameter -> values.put(parameter, entry.getValue().getDoubleValue()));
    }
    SortedMap<ServiceCode, List<ImpactOffice>> offices =
        new TreeMap<>(Comparator.comparing(ServiceCode::value));
    for (Map.Entry<String, JsonNode> entry : member(all, "offices").entries()) {
      List<ImpactOffice> of = new ArrayList<>();
      entry.getValue().values().forEach(office -> of.add(office(office)));
      offices.put(new ServiceCode(entry.getKey()), of);
    }
    return new ImpactParameters(
        member(all, "source").getStringValue(),
        CodedEnum.of(EmissionFactorScope.class, member(all, "scope").getStringValue())
            .orElseThrow(() -> new IllegalArgumentException("its scope is neither use nor full.")),
        values,
        offices);
  }

  private static ImpactOffice office(JsonNode office) {
    return new ImpactOffice(
        member(office, "name").getStringValue(),
        member(office, "town").getStringValue(),
        new GeoPosition(
            member(office, "latitude").getDoubleValue(),
            member(office, "longitude").getDoubleValue()));
  }

  private static JsonNode member(@Nullable JsonNode object, String name) {
    JsonNode value = object != null && object.isObject() ? object.get(name) : null;
    if (value == null) {
      throw new IllegalArgumentException("it has no " + name + ".");
    }
    return value;
  }
}
