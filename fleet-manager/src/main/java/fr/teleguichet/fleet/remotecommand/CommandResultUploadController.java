package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.pki.device.DevicePeer;
import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the files that kiosks bring: a picture, a bundle of diagnostics, a note. */
@Hidden
@DeviceRoute
@Controller("/device/v1/care")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CommandResultUploadController {

  private final CommandResultFileService results;

  CommandResultUploadController(CommandResultFileService results) {
    this.results = results;
  }

  @Put("/{id}/result")
  @Consumes(MediaType.ALL)
  HttpResponse<Void> put(
      HttpRequest<?> request, @PathVariable String id, @Body byte @Nullable [] body) {
    KioskId kiosk =
        kiosk(request)
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.FORBIDDEN, "This needs the kiosk’s own certificate."));
    CommandResultType type =
        request
            .getContentType()
            .flatMap(media -> CommandResultType.ofMedia(media.getName()))
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "Send image/jpeg, application/zip, application/gzip or text/plain."));
    if (body == null || body.length == 0) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, "The result is empty.");
    }
    CommandResultFileService.Answer answer =
        RemoteCommandIdParser.parse(id)
            .map(wish -> results.take(kiosk.name().in(kiosk.territory()), wish, type, body))
            .orElse(CommandResultFileService.Answer.UNKNOWN);
    return answer(answer, type);
  }

  private static Optional<KioskId> kiosk(HttpRequest<?> request) {
    return DevicePeer.of(request) instanceof DevicePeer.Certified(KioskId name, var _)
        ? Optional.of(name)
        : Optional.empty();
  }

  private static HttpResponse<Void> answer(
      CommandResultFileService.Answer answer, CommandResultType type) {
    return switch (answer) {
      case TAKEN -> HttpResponse.noContent();
      case UNKNOWN ->
          throw new ProblemException(
              HttpStatus.NOT_FOUND, "There is no action of this number for this kiosk.");
      case TWICE ->
          throw new ProblemException(
              HttpStatus.CONFLICT, "The result is here already; a kiosk brings one.");
      case TOO_LATE ->
          throw new ProblemException(
              HttpStatus.GONE, "The action ended a while ago; its result is not taken any more.");
      case WRONG_TYPE ->
          throw new ProblemException(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "The action does not bring " + type.media() + ", or that is not what was sent.");
      case TOO_LARGE ->
          throw new ProblemException(
              HttpStatus.REQUEST_ENTITY_TOO_LARGE,
              "A result of " + type.media() + " has at most " + type.most() + " bytes.");
    };
  }
}
