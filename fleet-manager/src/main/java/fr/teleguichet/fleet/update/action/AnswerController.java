package fr.teleguichet.fleet.update.action;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.api.ProblemException;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleet;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.update.KnownKiosk;
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
import java.net.URI;
import java.util.Optional;

/** Where a person accepts an update for its kiosk, or refuses it, after a question. */
@Hidden
@Controller("/kiosks/{name}/updates/{id}/answer/{word}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AnswerController {

  private final LiveFleet fleet;
  private final UpdatePart part;
  private final Kiosks kiosks;
  private final Assignment assignment;
  private final Frames frames;
  private final Templates templates;
  private final KnownKiosk known;

  AnswerController(
      LiveFleet fleet,
      UpdatePart part,
      Kiosks kiosks,
      Assignment assignment,
      Frames frames,
      Templates templates,
      KnownKiosk known) {
    this.fleet = fleet;
    this.part = part;
    this.kiosks = kiosks;
    this.assignment = assignment;
    this.frames = frames;
    this.templates = templates;
    this.known = known;
  }

  private record Asked(KioskRow kiosk, Action action, Answer answer) {}

  @Get
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> question(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String name,
      @PathVariable String id,
      @PathVariable String word) {
    return asked(visitor, name, id, word)
        .map(asked -> question(request, asked, HttpStatus.OK))
        .orElseGet(() -> unknown(request, name));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> answer(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String name,
      @PathVariable String id,
      @PathVariable String word) {
    Optional<Asked> asked = asked(visitor, name, id, word);
    if (asked.isEmpty()) {
      return unknown(request, name);
    }
    KioskRow kiosk = asked.get().kiosk();
    Answer answer = asked.get().answer();
    try {
      Action _ = assignment.answer(known.id(kiosk), asked.get().action().id(), answer, visitor);
      return HttpResponse.seeOther(
          URI.create("/kiosks/" + kiosk.path() + "/updates?done=" + answer.kind()));
    } catch (ProblemException _) {
      Action now =
          kiosks
              .find(known.id(kiosk), asked.get().action().id())
              .orElseGet(() -> asked.get().action());
      return question(request, new Asked(kiosk, now, answer), HttpStatus.CONFLICT);
    }
  }

  private Optional<Asked> asked(Visitor visitor, String name, String id, String word) {
    if (!id.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    return fleet
        .picture()
        .find(name, visitor.scope())
        .flatMap(
            kiosk ->
                kiosks
                    .find(known.id(kiosk), Integer.parseInt(id))
                    .flatMap(
                        action -> Answer.of(word).map(answer -> new Asked(kiosk, action, answer))));
  }

  private HttpResponse<String> question(HttpRequest<?> request, Asked asked, HttpStatus status) {
    UpdatePages.Line line = part.line(asked.action());
    return templates.page(
        status,
        "update/answer",
        frames.of(
            request,
            Section.UPDATES,
            asked.answer().texts() + "title",
            line.label(),
            asked.kiosk().title()),
        new UpdatePages.AnswerQuestion(
            asked.kiosk(),
            line,
            asked.answer().word(),
            asked.answer().texts(),
            !(asked.action().state() instanceof ActionState.Waiting)));
  }

  private HttpResponse<String> unknown(HttpRequest<?> request, String name) {
    return UpdatePages.NOT_THERE.page(frames, templates, request, name);
  }
}
