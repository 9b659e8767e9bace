package fr.teleguichet.fleet.training;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.SiteSection;
import fr.teleguichet.fleet.web.page.Templates;
import fr.teleguichet.fleet.web.page.TypedFields;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One training: written down, and taken away where it was a mistake. */
@Hidden
@Controller("/trainings/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class TrainingSessionController {

  private final TrainingRegister register;
  private final TrainingSessionTable sessions;
  private final PageFrameFactory frames;
  private final Templates templates;

  TrainingSessionController(
      TrainingRegister register,
      TrainingSessionTable sessions,
      PageFrameFactory frames,
      Templates templates) {
    this.register = register;
    this.sessions = sessions;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/new")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> blank(HttpRequest<?> request, Principal visitor) {
    return page(request, visitor, SessionForm.blank(register.today()), HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> add(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    List<PersonTraining> people = register.view(visitor.scope()).people();
    TypedFields form = SessionForm.checked(TypedFields.of(fields), people, register.today());
    if (form.isWrong()) {
      return page(request, visitor, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    sessions.add(SessionForm.read(form, people));
    return done("session");
  }

  @Get("/{id}/remove")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> question(
      HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    return of(
        request,
        visitor,
        id,
        it ->
            templates.page(
                "training/remove",
                frames.of(request, SiteSection.EVALUATION, "training.remove.title", it.subject()),
                new TrainingViewModels.Question(it.id(), it.subject(), it.participants().size())));
  }

  @Post("/{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> remove(HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    return of(
        request,
        visitor,
        id,
        it -> {
          sessions.remove(it.id());
          return done("session-gone");
        });
  }

  private HttpResponse<String> of(
      HttpRequest<?> request,
      Principal visitor,
      String id,
      Function<TrainingSession, HttpResponse<String>> answer) {
    return Optional.of(id)
        .filter(it -> it.matches("[0-9]{1,9}"))
        .flatMap(it -> register.view(visitor.scope()).session(Integer.parseInt(it)))
        .filter(it -> register.mayRemove(it, visitor.scope()))
        .map(answer)
        .orElseGet(() -> TrainingViewModels.NOT_THERE.page(frames, templates, request, id));
  }

  private static HttpResponse<String> done(String what) {
    return HttpResponse.seeOther(URI.create("/trainings?done=" + what));
  }

  private HttpResponse<String> page(
      HttpRequest<?> request, Principal visitor, TypedFields form, HttpStatus status) {
    return templates.page(
        status,
        "training/session",
        frames.of(request, SiteSection.EVALUATION, "training.session.new"),
        new TrainingViewModels.SessionPage(
            form,
            register.view(visitor.scope()).people().stream()
                .map(TrainingViewModels.PersonLine::of)
                .toList()));
  }
}
