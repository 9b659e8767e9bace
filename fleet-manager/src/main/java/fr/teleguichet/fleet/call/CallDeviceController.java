package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.pki.device.DeviceRefusalAudit;
import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.video.VideoRoom;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where kiosks call, each in the name that its certificate says. */
@Hidden
@DeviceRoute
@Controller("/calls/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
final class CallDeviceController {

  private final CallService calls;
  private final CallRegistry registry;
  private final TurnCredentialIssuer credentials;
  private final DeviceRefusalAudit refusals;
  private final JsonMapper json;

  CallDeviceController(
      CallService calls,
      CallRegistry registry,
      TurnCredentialIssuer credentials,
      DeviceRefusalAudit refusals,
      JsonMapper json) {
    this.calls = calls;
    this.registry = registry;
    this.credentials = credentials;
    this.refusals = refusals;
    this.json = json;
  }

  @Post("/calls")
  HttpResponse<String> ask(HttpRequest<?> request, @Body byte @Nullable [] body) {
    KioskId kiosk = KioskCallEventController.caller(request).kiosk();
    CallService.Wish wish = wish(kiosk, CallRequestBody.read(json, body));
    return switch (calls.ask(wish, () -> tellFlood(request, kiosk))) {
      case CallRequestResult.Asked(VideoCall call, _) -> answer(HttpStatus.CREATED, call, true);
      case CallRequestResult.Known(VideoCall call) -> answer(HttpStatus.OK, call, true);
      case CallRequestResult.AnotherKiosks() -> {
        tell(request, kiosk, "call-of-another-kiosk", "It asked with another kiosk’s call.");
        throw RefusalException.conflict("This id is another kiosk’s: make a new one.");
      }
      case CallRequestResult.Full() ->
          throw new RefusalException(
              new Refusal.TooMany("So many calls are open that there is no place for another."));
    };
  }

  private static CallService.Wish wish(KioskId kiosk, CallRequestBody body) {
    UUID id =
        CallRequestBody.id(body.text("id"))
            .orElseThrow(() -> RefusalException.field("id", "give a UUID in lower case"));
    CallLanguage language =
        CallLanguage.ofWord(body.text("language"))
            .orElseThrow(() -> CallRequestBody.unfit("language", "give fr, en, es, pt or ar"));
    return new CallService.Wish(
        id,
        kiosk,
        service(body.text("service")),
        language,
        body.flag("accompanied"),
        CallRequestBody.id(body.text("transferOf")));
  }

  private static ServiceCode service(String text) {
    return ServiceCode.parse(text)
        .orElseThrow(() -> CallRequestBody.unfit("service", "there is no such service"));
  }

  /** By which servers a call would go, for the kiosk to try them before anybody calls. */
  @Post("/tests")
  HttpResponse<String> test(HttpRequest<?> request) {
    KioskId kiosk = KioskCallEventController.caller(request).kiosk();
    UUID nobodys = UUID.nameUUIDFromBytes(kiosk.toString().getBytes(StandardCharsets.UTF_8));
    return HttpResponse.ok(CallJson.write(json, CallJson.access(nobodys, credentials)))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store");
  }

  @Post("/calls/{id}/signals")
  HttpResponse<?> signal(
      HttpRequest<?> request, @PathVariable String id, @Body byte @Nullable [] body) {
    KioskId kiosk = KioskCallEventController.caller(request).kiosk();
    VideoCall call = own(request, kiosk, id);
    JsonNode signal = CallRequestBody.readSignal(json, body);
    if (call.state().adviser().isEmpty()) {
      throw RefusalException.conflict("Nobody has answered this call, or it is over.");
    }
    calls.signalFromKiosk(call, signal, () -> tellFlood(request, kiosk));
    return HttpResponse.accepted();
  }

  @Post("/calls/{id}/connected")
  HttpResponse<String> connected(
      HttpRequest<?> request, @PathVariable String id, @Body byte @Nullable [] body) {
    KioskId kiosk = KioskCallEventController.caller(request).kiosk();
    VideoCall call = own(request, kiosk, id);
    return calls
        .connect(kiosk, call.id(), CallRequestBody.read(json, body).age())
        .map(now -> answer(HttpStatus.OK, now, false))
        .orElseThrow(
            () -> RefusalException.conflict("Nobody has answered this call, or it is over."));
  }

  @Post("/calls/{id}/end")
  HttpResponse<String> end(
      HttpRequest<?> request, @PathVariable String id, @Body byte @Nullable [] body) {
    KioskId kiosk = KioskCallEventController.caller(request).kiosk();
    VideoCall call = own(request, kiosk, id);
    CallRequestBody said = CallRequestBody.read(json, body);
    KioskEndReason reason =
        KioskEndReason.ofWord(said.text("reason"))
            .orElseThrow(
                () ->
                    RefusalException.field(
                        "reason", "give ended, cancelled, transferred or failed"));
    return answer(
        HttpStatus.OK, calls.end(kiosk, call.id(), reason, said.age()).orElse(call), false);
  }

  /** A call of this kiosk; of others' it learns nothing. */
  private VideoCall own(HttpRequest<?> request, KioskId kiosk, String id) {
    Optional<VideoCall> call = CallRequestBody.id(id).flatMap(registry::find);
    if (call.isPresent() && !call.get().kiosk().equals(kiosk)) {
      tell(request, kiosk, "call-of-another-kiosk", "It spoke in another kiosk’s call.");
    }
    return call.filter(it -> it.kiosk().equals(kiosk))
        .orElseThrow(() -> RefusalException.unknown("call", "of this id"));
  }

  private void tellFlood(HttpRequest<?> request, KioskId kiosk) {
    tell(request, kiosk, "call-flood", "It asked for too many calls, or sent too many signals.");
  }

  private void tell(HttpRequest<?> request, KioskId kiosk, String kind, String sentence) {
    InetSocketAddress remote = request.getRemoteAddress();
    String address = remote.getAddress() == null ? "-" : remote.getAddress().getHostAddress();
    refusals.tell(new DeviceRefusalAudit.Refusal(address, kind, kiosk.uri().toString(), sentence));
  }

  private HttpResponse<String> answer(HttpStatus status, VideoCall call, boolean withAccess) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.putAll(CallJson.call(call, registry.place(call)));
    members.putAll(CallJson.room(call, VideoRoom::kiosk));
    if (withAccess) {
      members.putAll(CallJson.access(call.id(), credentials));
    }
    return HttpResponse.<String>status(status)
        .body(CallJson.write(json, members))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store");
  }
}
