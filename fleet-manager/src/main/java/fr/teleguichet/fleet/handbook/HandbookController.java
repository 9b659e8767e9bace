package fr.teleguichet.fleet.handbook;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;

/** Shows the handbook to whoever has an account. */
@Hidden
@Controller("/help")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HandbookController {

  private static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.NONE, "handbook.unknown.", "/help", "handbook.back");

  private final Handbook handbook;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  HandbookController(Handbook handbook, PageFrameFactory frames, TemplateRenderer templates) {
    this.handbook = handbook;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @AnyRoleAllowed
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> contents(HttpRequest<?> request) {
    PageFrame frame = frames.of(request, NavigationSection.NONE, "handbook.title");
    return templates.page("handbook/contents", frame, handbook.parts(frame.text().language()));
  }

  @Get("/{part}")
  @AnyRoleAllowed
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> part(HttpRequest<?> request, @PathVariable String part) {
    PageFrame frame = frames.of(request, NavigationSection.NONE, "handbook.title");
    Optional<HandbookPage> page = handbook.part(part, frame.text().language());
    return page.isPresent()
        ? templates.page("handbook/part", frame.titled(page.get().title()), page.get())
        : NOT_THERE.page(frames, templates, request, part);
  }

  @Get("/pictures/{name}")
  @AnyRoleAllowed
  HttpResponse<byte[]> picture(@PathVariable String name) {
    Optional<byte[]> picture = handbook.picture(name);
    return picture
        .map(
            it ->
                HttpResponse.ok(it)
                    .contentType(MediaType.IMAGE_JPEG_TYPE)
                    .header("Cache-Control", "private, max-age=86400"))
        .orElseGet(() -> HttpResponse.status(HttpStatus.NOT_FOUND));
  }
}
