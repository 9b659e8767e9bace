package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.hardware.identity.Fingerprint;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what units tell about what they are made of. */
@Hidden
@DeviceRoute
@Controller("/device/v1/manufacturing")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeviceManufacturingDataController {

  private static final int MAX_LENGTH = 100;
  private static final String IMAGE = "image";
  private static final int MAX_MACS = 16;
  private static final int MAX_PACKAGES = 500;

  /** What a unit tells. */
  @Serdeable
  record Told(
      @Nullable String boardSerial,
      @Nullable String boardRevision,
      @Nullable List<String> macs,
      @Nullable String storageCid,
      @Nullable String key,
      @Nullable Map<String, String> versions) {

    /** The image's version, which is one of them. */
    @Nullable String image() {
      return versions == null ? null : versions.get(IMAGE);
    }
  }

  private final DeviceCallerResolver callers;
  private final UnitReader units;
  private final ManufacturingDataRepository manufactures;
  private final UnitStateChanger register;

  DeviceManufacturingDataController(
      DeviceCallerResolver callers,
      UnitReader units,
      ManufacturingDataRepository manufactures,
      UnitStateChanger register) {
    this.callers = callers;
    this.units = units;
    this.manufactures = manufactures;
    this.register = register;
  }

  @Put
  HttpResponse<Void> put(HttpRequest<?> request, @Body Told told) {
    DeviceCallerResolver.Caller caller = callers.needed(request);
    Fingerprint key = Fingerprint.of(caller.certificate().getPublicKey());
    if (told.key() != null && !told.key().equals(key.hex())) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, "The key is not the sender’s.");
    }
    Unit _ = units.calling(caller);
    manufactures.put(
        new ManufacturingData(
            key,
            caller.name(),
            text(told.boardSerial()),
            text(told.boardRevision()),
            text(told.storageCid()),
            few(told.macs() == null ? List.of() : told.macs(), MAX_MACS),
            text(told.image()),
            few(packages(told), MAX_PACKAGES),
            register.now()));
    return HttpResponse.noContent();
  }

  private static List<String> packages(Told told) {
    return told.versions() == null
        ? List.of()
        : told.versions().entrySet().stream()
            .map(it -> it.getKey() + "=" + it.getValue())
            .sorted()
            .toList();
  }

  private static List<String> few(List<String> texts, int most) {
    if (texts.size() > most) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, "More than " + most + " of a kind.");
    }
    return texts.stream().map(DeviceManufacturingDataController::text).toList();
  }

  private static String text(@Nullable String text) {
    String plain = text == null ? "" : text.strip();
    if (plain.length() > MAX_LENGTH || plain.chars().anyMatch(Character::isISOControl)) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "A text has control characters, or more than " + MAX_LENGTH + " characters.");
    }
    return plain;
  }
}
