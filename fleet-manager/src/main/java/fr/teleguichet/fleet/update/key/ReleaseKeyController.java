package fr.teleguichet.fleet.update.key;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.api.RefusalStatusMapper;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Release keys for people: which there are, a new one, and the question before one is retired. */
@Hidden
@Controller("/release-keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ReleaseKeyController {

  private static final Set<String> DONE = Set.of("added", "retired");

  private final ReleaseKeyRepository keys;
  private final ReleaseKeyService desk;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  ReleaseKeyController(
      ReleaseKeyRepository keys,
      ReleaseKeyService desk,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.keys = keys;
    this.desk = desk;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> list(HttpRequest<?> request) {
    return listing(request, ReleaseKeyViewModels.Form.blank(), HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> add(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    String name = fields.getOrDefault("name", "");
    String certificate = fields.getOrDefault("certificate", "");
    String purpose = fields.getOrDefault("purpose", "releases");
    try {
      ReleaseKey _ = desk.add(name, certificate, purpose, visitor);
      return redirect("added");
    } catch (RefusalException refused) {
      Refusal refusal = refused.refusal();
      boolean named = refusal.fields().stream().anyMatch(it -> it.name().equals("name"));
      String why =
          refusal instanceof Refusal.Conflict
              ? "key.taken"
              : named ? "key.name.wrong" : "key.certificate.wrong";
      String field = named ? "name" : "certificate";
      return listing(
          request,
          new ReleaseKeyViewModels.Form(name, certificate, purpose, Map.of(field, why)),
          RefusalStatusMapper.of(refusal));
    }
  }

  @Get("/{id}/retire")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> question(HttpRequest<?> request, @PathVariable String id) {
    ReleaseKey key = find(id);
    return templates.page(
        "key/retire",
        frames.of(request, NavigationSection.UPDATES, "key.retire.title", key.name()),
        key);
  }

  @Post("/{id}/retire")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> retire(
      Principal visitor, @PathVariable String id, @Body Map<String, String> fields) {
    ReleaseKey key = find(id);
    int _ = desk.retire(key, "yes".equals(fields.get("quarantine")), visitor);
    return redirect("retired");
  }

  /** A key that is not retired yet. */
  private ReleaseKey find(String id) {
    return RowNumberParser.parse(id)
        .flatMap(keys::find)
        .filter(key -> key.retired().isEmpty())
        .orElseThrow(() -> ReleaseKeyViewModels.NOT_THERE.exception(id));
  }

  private static HttpResponse<String> redirect(String done) {
    return RedirectResponse.to("/release-keys?done=" + done);
  }

  private HttpResponse<String> listing(
      HttpRequest<?> request, ReleaseKeyViewModels.Form form, HttpStatus status) {
    return templates.page(
        status,
        "key/list",
        frames.of(request, NavigationSection.UPDATES, "key.list.title"),
        new ReleaseKeyViewModels.Listing(
            keys.list(),
            form,
            clock.instant(),
            CompletionMessageResolver.message(request, "key.done.", DONE)));
  }
}
