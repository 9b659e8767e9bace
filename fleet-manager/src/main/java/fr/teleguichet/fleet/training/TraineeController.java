package fr.teleguichet.fleet.training;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
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
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One person: added, corrected, and forgotten once gone. */
@Hidden
@Controller("/trainings/people")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class TraineeController {

  private final VisibleTrainings register;
  private final TraineeRepository people;
  private final VisibleSites sites;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  TraineeController(
      VisibleTrainings register,
      TraineeRepository people,
      VisibleSites sites,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.register = register;
    this.people = people;
    this.sites = sites;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get("/new")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> blank(HttpRequest<?> request, Principal visitor) {
    return page(request, visitor, 0, TraineeForm.blank(), HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> add(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    List<Site> visible = sites.in(visitor.scope());
    SubmittedFormFields form =
        TraineeForm.checked(
            SubmittedFormFields.of(fields), visible, visitor.scope().isWholeFleet());
    if (form.isWrong()) {
      return page(request, visitor, 0, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    people.add(TraineeForm.read(0, form, visible), clock.instant());
    return done("person");
  }

  @Get("/{id}")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> edit(HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    TraineeTrainingRecord it = find(register, visitor, id);
    return page(request, visitor, it.person().id(), TraineeForm.of(it), HttpStatus.OK);
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> save(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    List<Site> visible = sites.in(visitor.scope());
    SubmittedFormFields form =
        TraineeForm.checked(
            SubmittedFormFields.of(fields), visible, visitor.scope().isWholeFleet());
    TraineeTrainingRecord it = find(register, visitor, id);
    if (form.isWrong()) {
      return page(request, visitor, it.person().id(), form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    people.replace(
        TraineeForm.read(it.person().id(), form, visible),
        clock.instant().atZone(LocalizedText.ZONE).toLocalDate());
    return done("person");
  }

  @Get("/{id}/erase")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> question(
      HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    TraineeTrainingRecord it = find(register, visitor, id);
    return templates.page(
        ConfirmationViewModel.TEMPLATE,
        frames.of(
            request, NavigationSection.EVALUATION, "training.erase.title", it.person().name()),
        question(it, frames.text(request)));
  }

  @Post("/{id}/erase")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> erase(Principal visitor, @PathVariable String id) {
    TraineeTrainingRecord it = find(register, visitor, id);
    people.erase(it.person().id(), register.today());
    return done("erased");
  }

  private static ConfirmationViewModel question(TraineeTrainingRecord it, LocalizedText text) {
    return new ConfirmationViewModel(
        List.of(
            text.say("training.erase.what", it.person().name(), it.sessions().size()),
            text.say("training.erase.final")),
        text.say("training.erase"),
        "/trainings/people/" + it.person().id() + "/erase",
        "/trainings");
  }

  /** Outside the visitor's scope there is nobody. */
  static TraineeTrainingRecord find(VisibleTrainings register, Principal visitor, String id) {
    return RowNumberParser.parse(id)
        .flatMap(it -> register.view(visitor.scope()).person(it))
        .orElseThrow(() -> TrainingViewModels.NOT_THERE.exception(id));
  }

  private static HttpResponse<String> done(String what) {
    return RedirectResponse.to("/trainings?done=" + what);
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      Principal visitor,
      int id,
      SubmittedFormFields form,
      HttpStatus status) {
    LocalizedText text = frames.text(request);
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put(
        "",
        text.say(visitor.scope().isWholeFleet() ? "training.everywhere" : "training.site.choose"));
    sites.in(visitor.scope()).forEach(it -> choices.put(it.code().value(), it.name()));
    return templates.page(
        status,
        "training/person",
        frames.of(
            request,
            NavigationSection.EVALUATION,
            id == 0 ? "training.person.new" : "training.person"),
        new TrainingViewModels.PersonPage(id, form, choices));
  }
}
