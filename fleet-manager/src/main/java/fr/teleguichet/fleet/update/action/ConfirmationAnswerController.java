package fr.teleguichet.fleet.update.action;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.update.ScopedKioskLookup;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** Where a person accepts an update for its kiosk, or refuses it, after a question. */
@Hidden
@Controller("/kiosks/{name}/updates/{id}/answer/{word}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ConfirmationAnswerController {

  private final LiveFleetStatus fleet;
  private final KioskPageUpdateSection part;
  private final UpdateClientAttributeRepository kiosks;
  private final UpdateAssignmentService assignment;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final ScopedKioskLookup known;

  ConfirmationAnswerController(
      LiveFleetStatus fleet,
      KioskPageUpdateSection part,
      UpdateClientAttributeRepository kiosks,
      UpdateAssignmentService assignment,
      PageFrameFactory frames,
      TemplateRenderer templates,
      ScopedKioskLookup known) {
    this.fleet = fleet;
    this.part = part;
    this.kiosks = kiosks;
    this.assignment = assignment;
    this.frames = frames;
    this.templates = templates;
    this.known = known;
  }

  private record Asked(KioskRow kiosk, UpdateAction action, ConfirmationAnswer answer) {}

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> question(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable KioskUrlName name,
      @PathVariable String id,
      @PathVariable String word) {
    return question(request, asked(visitor, name, id, word), HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> answer(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable KioskUrlName name,
      @PathVariable String id,
      @PathVariable String word) {
    Asked asked = asked(visitor, name, id, word);
    KioskRow kiosk = asked.kiosk();
    ConfirmationAnswer answer = asked.answer();
    try {
      UpdateAction _ = assignment.answer(known.id(kiosk), asked.action().id(), answer, visitor);
      return RedirectResponse.to("/kiosks/" + kiosk.path() + "/updates?done=" + answer.kind());
    } catch (RefusalException _) {
      UpdateAction now = kiosks.find(known.id(kiosk), asked.action().id()).orElseGet(asked::action);
      return question(request, new Asked(kiosk, now, answer), HttpStatus.CONFLICT);
    }
  }

  private Asked asked(Principal visitor, KioskUrlName name, String id, String word) {
    return fleet
        .picture()
        .find(name, visitor.scope())
        .flatMap(
            kiosk ->
                RowNumberParser.parse(id)
                    .flatMap(number -> kiosks.find(known.id(kiosk), number))
                    .flatMap(
                        action ->
                            ConfirmationAnswer.of(word)
                                .map(answer -> new Asked(kiosk, action, answer))))
        .orElseThrow(() -> KioskUpdateViewModels.NOT_THERE.exception(name.text()));
  }

  private HttpResponse<String> question(HttpRequest<?> request, Asked asked, HttpStatus status) {
    KioskUpdateViewModels.Line line = part.line(asked.action());
    return templates.page(
        status,
        "update/answer",
        frames.of(
            request,
            NavigationSection.UPDATES,
            asked.answer().texts() + "title",
            line.label(),
            asked.kiosk().title()),
        new KioskUpdateViewModels.AnswerQuestion(
            asked.kiosk(),
            line,
            asked.answer().code(),
            asked.answer().texts(),
            !(asked.action().state() instanceof UpdateActionState.Waiting)));
  }
}
