package fr.teleguichet.fleet.acceptance;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.enrolment.DeviceCallerResolver;
import fr.teleguichet.fleet.enrolment.RequestOrigin;
import fr.teleguichet.fleet.enrolment.Unit;
import fr.teleguichet.fleet.enrolment.UnitReader;
import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes acceptance records that the technician's tool made and the unit signed. */
@Hidden
@DeviceRoute
@Controller("/device/v1/acceptance")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AcceptanceUploadController {

  private final DeviceCallerResolver callers;
  private final UnitReader units;
  private final AcceptanceRecordRepository records;
  private final JsonMapper json;

  AcceptanceUploadController(
      DeviceCallerResolver callers,
      UnitReader units,
      AcceptanceRecordRepository records,
      JsonMapper json) {
    this.callers = callers;
    this.units = units;
    this.records = records;
    this.json = json;
  }

  @Post
  @Consumes({"application/jose", "text/plain"})
  HttpResponse<Void> take(HttpRequest<?> request, @Body String jws) {
    DeviceCallerResolver.Caller caller = callers.needed(request);
    Unit unit = units.calling(caller);
    SignedAcceptanceRecord signature =
        new SignedAcceptanceRecord(jws.strip(), caller.certificate());
    byte[] body = payload(signature);
    records.keep(
        unit, checked(body, caller.name(), unit), body, Optional.of(signature), origin(caller));
    return HttpResponse.noContent();
  }

  private static byte[] payload(SignedAcceptanceRecord signature) {
    return signature
        .payload()
        .orElseThrow(
            () ->
                refusal(
                    "The record is too long, no compact JWS, or not signed with the unit’s key"
                        + " and ES256."));
  }

  private AcceptanceRecordPayload checked(byte[] body, KioskId name, Unit unit) {
    AcceptanceRecordPayload record = read(body);
    if (record == null) {
      throw refusal("The record is no JSON object of an acceptance record.");
    }
    record
        .wrong()
        .ifPresent(
            sentence -> {
              throw refusal("Correct this: " + sentence + ".");
            });
    boolean isOurs =
        name.name().value().equals(record.kiosk())
            && name.territory().value().equals(record.territory())
            && unit.state()
                .fingerprint()
                .map(Fingerprint::hex)
                .equals(Optional.ofNullable(record.key()));
    if (!isOurs) {
      throw refusal("The record is about another kiosk, territory or key than the sender’s.");
    }
    return record;
  }

  private @Nullable AcceptanceRecordPayload read(byte[] body) {
    try {
      return json.readValue(body, AcceptanceRecordPayload.class);
    } catch (IOException _) {
      return null;
    }
  }

  private static RequestOrigin origin(DeviceCallerResolver.Caller caller) {
    return new RequestOrigin(
        new Actor.Kiosk(caller.name().name().in(caller.name().territory())),
        Optional.of(caller.address()));
  }

  private static ProblemException refusal(String sentence) {
    return new ProblemException(HttpStatus.BAD_REQUEST, sentence);
  }
}
