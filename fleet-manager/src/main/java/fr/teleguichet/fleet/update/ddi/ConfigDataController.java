package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.update.action.UpdateClientAttributeRepository;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import fr.teleguichet.fleet.update.inventory.KioskAttributeRepository;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a kiosk says what it is and has. */
@Hidden
@DeviceRoute(DeviceRoute.Admits.CERTIFIED_OR_TOKEN)
@Controller("/{tenant}/controller/v1/{controllerId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class ConfigDataController {

  private static final int MAX_LENGTH = 128;
  private static final Pattern TEXT =
      Pattern.compile("[a-zA-Z0-9_\\-!@#$%^&*()+=\\[\\]{}|;:'\",.<>/\\\\?\\s]*");

  private final DdiAuthoriser door;
  private final UpdateClientAttributeRepository kiosks;
  private final SoftwareCatalogueRepository catalogue;
  private final DdiBodyCodec replies;

  ConfigDataController(
      DdiAuthoriser door,
      UpdateClientAttributeRepository kiosks,
      SoftwareCatalogueRepository catalogue,
      DdiBodyCodec replies) {
    this.door = door;
    this.kiosks = kiosks;
    this.catalogue = catalogue;
    this.replies = replies;
  }

  @Put("/configData")
  @Consumes(MediaType.ALL)
  HttpResponse<?> attributes(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @Body byte @Nullable [] body) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    JsonNode read = replies.read(request, body, true);
    JsonNode data = read.get("data");
    if (data == null || !data.isObject() || data.size() == 0) {
      throw DdiRefusalException.constraint("data must be an object that is not empty.");
    }
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    data.entries().forEach(entry -> values.put(text(entry.getKey(), 1), value(entry.getValue())));
    if (!kiosks.describes(guest.kiosk(), mode(read.get("mode")), values)) {
      throw DdiRefusalException.quota(
          "A kiosk has at most " + KioskAttributeRepository.MAX_COUNT + " attributes.");
    }
    return HttpResponse.ok();
  }

  private static KioskAttributeRepository.Mode mode(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return KioskAttributeRepository.Mode.MERGE;
    }
    return switch (node.isString() ? node.getStringValue() : "") {
      case "merge" -> KioskAttributeRepository.Mode.MERGE;
      case "replace" -> KioskAttributeRepository.Mode.REPLACE;
      case "remove" -> KioskAttributeRepository.Mode.REMOVE;
      default -> throw DdiRefusalException.unreadable("mode must be merge, replace or remove.");
    };
  }

  private static @Nullable String value(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (!node.isValueNode()) {
      throw DdiRefusalException.unreadable("The values in data must be texts.");
    }
    return text(node.coerceStringValue(), 0);
  }

  private static String text(String text, int shortest) {
    if (text.length() < shortest || text.length() > MAX_LENGTH || !TEXT.matcher(text).matches()) {
      throw new DdiRefusalException(
          HttpStatus.BAD_REQUEST,
          "hawkbit.server.error.repo.invalidTargetAttributes",
          "Keys and values in data have at most 128 characters, of ASCII.");
    }
    return text;
  }

  @Put("/installedBase")
  @Consumes(MediaType.ALL)
  HttpResponse<?> has(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @Body byte @Nullable [] body) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    JsonNode read = replies.read(request, body, true);
    Distribution distribution =
        catalogue
            .find(member(read, "name"), member(read, "version"))
            .orElseThrow(DdiRefusalException::notFound);
    return kiosks.says(guest.kiosk(), distribution.id())
        ? HttpResponse.created("").contentType(MediaType.TEXT_PLAIN_TYPE)
        : HttpResponse.ok();
  }

  private static String member(JsonNode read, String name) {
    JsonNode node = read.get(name);
    if (node == null || !node.isString() || node.getStringValue().isEmpty()) {
      throw DdiRefusalException.constraint(name + " must be a text.");
    }
    return node.getStringValue();
  }
}
