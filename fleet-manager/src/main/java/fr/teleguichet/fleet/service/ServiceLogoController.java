package fr.teleguichet.fleet.service;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.SubmittedFileReader;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.ServiceLogo;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The logos of public services: brought, shown, taken away. */
@Hidden
@Controller("/services/{code}/logo")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ServiceLogoController {

  private final PublicServiceRegister catalogue;
  private final PublicServiceCache directory;
  private final LogoPictureReader pictures;

  ServiceLogoController(
      PublicServiceRegister catalogue, PublicServiceCache directory, LogoPictureReader pictures) {
    this.catalogue = catalogue;
    this.directory = directory;
    this.pictures = pictures;
  }

  /** Its address names the picture, so that nobody asks for the same one twice. */
  @Get("/{digest}")
  @Produces(MediaType.IMAGE_PNG)
  @AnyRoleAllowed
  HttpResponse<byte[]> show(@PathVariable String code, @PathVariable String digest) {
    return ServiceCode.parse(code)
        .flatMap(directory::find)
        .flatMap(it -> it.card().logo())
        .filter(it -> it.digest().equals(digest))
        .<HttpResponse<byte[]>>map(
            it ->
                HttpResponse.ok(it.png())
                    .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable"))
        .orElseGet(HttpResponse::notFound);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> bring(@PathVariable String code, @Body Map<String, String> fields) {
    ServiceCode known = find(code);
    return switch (pictures.read(SubmittedFileReader.of(fields))) {
      case LogoPictureReader.Outcome.Read(var picture) ->
          become(known, fields, Optional.of(LogoPictureEncoder.logo(picture)));
      case LogoPictureReader.Outcome.Refused(var reason) ->
          back(known, "logo-" + reason.name().toLowerCase(Locale.ROOT));
    };
  }

  @Post("/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> remove(@PathVariable String code, @Body Map<String, String> fields) {
    return become(find(code), fields, Optional.empty());
  }

  private HttpResponse<String> become(
      ServiceCode code, Map<String, String> fields, Optional<ServiceLogo> logo) {
    String read = fields.getOrDefault("revision", "");
    try {
      RegisteredPublicService _ =
          catalogue.withLogo(code, logo, is -> Integer.toString(is).equals(read));
      return back(code, logo.isPresent() ? "logo" : "logo-gone");
    } catch (PublicServiceRegister.OvertakenException _) {
      return back(code, "logo-overtaken");
    } catch (RefusalException _) {
      return back(code, "too-long");
    }
  }

  private static HttpResponse<String> back(ServiceCode code, String became) {
    return RedirectResponse.to("/services/" + code.value() + "?done=" + became);
  }

  private ServiceCode find(String code) {
    return ServiceCode.parse(code)
        .filter(it -> catalogue.find(it).isPresent())
        .orElseThrow(() -> PublicServiceViewModels.NOT_THERE.exception(code));
  }
}
