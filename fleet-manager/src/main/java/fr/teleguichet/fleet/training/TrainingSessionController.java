package fr.teleguichet.fleet.training;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.web.page.ConfirmationViewModel;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One training: written down, and taken away where it was a mistake. */
@Hidden
@Controller("/trainings/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class TrainingSessionController {

  private final VisibleTrainings register;
  private final TrainingSessionRepository sessions;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  TrainingSessionController(
      VisibleTrainings register,
      TrainingSessionRepository sessions,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.register = register;
    this.sessions = sessions;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/new")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> blank(HttpRequest<?> request, Principal visitor) {
    return page(request, visitor, 0, TrainingSessionForm.blank(register.today()), HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> add(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    List<TraineeTrainingRecord> people = register.view(visitor.scope()).people();
    SubmittedFormFields form =
        TrainingSessionForm.checked(SubmittedFormFields.of(fields), people, register.today());
    if (form.isWrong()) {
      return page(request, visitor, 0, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    sessions.add(TrainingSessionForm.read(form, people));
    return done("session");
  }

  @Get("/{id}")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> edit(HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    TrainingSession it = find(visitor, id);
    return page(request, visitor, it.id(), TrainingSessionForm.of(it), HttpStatus.OK);
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> save(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    List<TraineeTrainingRecord> people = register.view(visitor.scope()).people();
    SubmittedFormFields form =
        TrainingSessionForm.checked(SubmittedFormFields.of(fields), people, register.today());
    TrainingSession it = find(visitor, id);
    if (form.isWrong()) {
      return page(request, visitor, it.id(), form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    sessions.replace(
        it.id(),
        TrainingSessionForm.read(form, people),
        people.stream().map(person -> person.person().id()).collect(Collectors.toSet()));
    return done("session");
  }

  @Get("/{id}/remove")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> question(
      HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    TrainingSession it = find(visitor, id);
    return templates.page(
        ConfirmationViewModel.TEMPLATE,
        frames.of(request, NavigationSection.EVALUATION, "training.remove.title", it.subject()),
        question(it, frames.text(request)));
  }

  @Post("/{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> remove(Principal visitor, @PathVariable String id) {
    TrainingSession it = find(visitor, id);
    sessions.remove(it.id());
    return done("session-gone");
  }

  private static ConfirmationViewModel question(TrainingSession session, LocalizedText text) {
    return new ConfirmationViewModel(
        List.of(
            text.say("training.remove.what", session.subject(), session.participants().size()),
            text.say("training.remove.final")),
        text.say("training.remove"),
        "/trainings/sessions/" + session.id() + "/remove",
        "/trainings");
  }

  private TrainingSession find(Principal visitor, String id) {
    return RowNumberParser.parse(id)
        .flatMap(it -> register.view(visitor.scope()).session(it))
        .filter(it -> register.mayChange(it, visitor.scope()))
        .orElseThrow(() -> TrainingViewModels.NOT_THERE.exception(id));
  }

  private static HttpResponse<String> done(String what) {
    return RedirectResponse.to("/trainings?done=" + what);
  }

  /** The form of a training; 0 for one that is not noted yet. */
  private HttpResponse<String> page(
      HttpRequest<?> request,
      Principal visitor,
      int id,
      SubmittedFormFields form,
      HttpStatus status) {
    return templates.page(
        status,
        "training/session",
        frames.of(
            request,
            NavigationSection.EVALUATION,
            id == 0 ? "training.session.new" : "training.session.edit"),
        new TrainingViewModels.SessionPage(
            "/trainings/sessions" + (id == 0 ? "" : "/" + id),
            form,
            register.view(visitor.scope()).people().stream()
                .map(TrainingViewModels.PersonLine::of)
                .toList()));
  }
}
