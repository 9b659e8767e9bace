package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.call.AuthenticatedKiosk;
import fr.teleguichet.fleet.call.CallJson;
import fr.teleguichet.fleet.call.CallRequestBody;
import fr.teleguichet.fleet.pki.device.DeviceRefusalAudit;
import fr.teleguichet.fleet.pki.device.DeviceRoute;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where kiosks ask what a code is worth, each in the name that its certificate says. */
@Hidden
@DeviceRoute
@Controller("/appointments/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
final class AppointmentCodeController {
  private final AppointmentCodeCheckService codes;
  private final DeviceRefusalAudit refusals;
  private final JsonMapper json;

  AppointmentCodeController(
      AppointmentCodeCheckService codes, DeviceRefusalAudit refusals, JsonMapper json) {
    this.codes = codes;
    this.refusals = refusals;
    this.json = json;
  }

  @Post("/checks")
  HttpResponse<String> check(HttpRequest<?> request, @Body byte @Nullable [] body) {
    AuthenticatedKiosk caller = AuthenticatedKiosk.of(request);
    Map<String, JsonNode> members = new LinkedHashMap<>();
    switch (codes.check(caller.kiosk(), CallRequestBody.read(json, body).text("code"))) {
      case AppointmentCodeCheckResult.Good(BookedAppointment it) -> {
        put(members, "result", "good");
        put(members, "id", Integer.toString(it.id()));
        put(members, "service", it.service().value());
        put(members, "start", it.start().toString());
      }
      case AppointmentCodeCheckResult.NotNow(var start) -> {
        put(members, "result", "not-now");
        put(members, "start", start.toString());
      }
      case AppointmentCodeCheckResult.Over(var start) -> {
        put(members, "result", "over");
        put(members, "start", start.toString());
      }
      case AppointmentCodeCheckResult.NotOffered() -> put(members, "result", "not-offered");
      case AppointmentCodeCheckResult.Wrong(int left) -> {
        put(members, "result", "wrong");
        members.put("left", JsonNode.createNumberNode(left));
        refusals.tell(
            caller.refused("appointment-code", "It sent a code that no appointment there has."));
      }
      case AppointmentCodeCheckResult.Paused(var until) -> {
        put(members, "result", "paused");
        put(members, "until", until.toString());
      }
    }
    return HttpResponse.ok(CallJson.write(json, members))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store");
  }

  private static void put(Map<String, JsonNode> members, String name, String value) {
    members.put(name, JsonNode.createStringNode(value));
  }
}
