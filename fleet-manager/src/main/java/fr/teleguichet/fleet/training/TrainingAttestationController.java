package fr.teleguichet.fleet.training;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.pdf.PdfDocument;
import fr.teleguichet.fleet.platform.pdf.PdfRenderer;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/** The paper that says what training somebody had. */
@Hidden
@Controller("/trainings/people/{id}/attestation.pdf")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrainingAttestationController {

  private static final String STYLE =
      """
      h1 { font-size: 20pt; margin: 0 0 10mm; color: #1f3d7a; }
      table { width: 100%; border-collapse: collapse; margin: 6mm 0; }
      th, td { text-align: left; vertical-align: top; padding: 1.5mm 2mm; border-bottom: 0.5pt solid #8a949a; }
      .whole { white-space: nowrap; }
      .sign { margin-top: 18mm; }
      """;

  private final VisibleTrainings register;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final PdfRenderer pdf;

  TrainingAttestationController(
      VisibleTrainings register,
      PageFrameFactory frames,
      TemplateRenderer templates,
      PdfRenderer pdf) {
    this.register = register;
    this.frames = frames;
    this.templates = templates;
    this.pdf = pdf;
  }

  @Get
  @RolesAllowed({COORDINATOR, MEDIATOR})
  HttpResponse<?> paper(HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    TraineeTrainingRecord person = TraineeController.find(register, visitor, id);
    LocalizedText text = frames.text(request);
    return HttpResponse.ok(pdf.render(paper(person, visitor, text)))
        .contentType(MediaType.APPLICATION_PDF_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attestation-" + id + ".pdf\"");
  }

  private PdfDocument paper(TraineeTrainingRecord it, Principal visitor, LocalizedText text) {
    VisibleTrainings.View view = register.view(visitor.scope());
    return PdfDocument.accessible(
        text.say("training.attestation.title", it.person().name()),
        text.language().tag(),
        STYLE,
        templates.fill(
            "training/attestation",
            Map.of(
                "text",
                text,
                "page",
                new TrainingViewModels.Attestation(
                    TrainingViewModels.PersonLine.of(it),
                    it.sessions().reversed().stream()
                        .map(
                            session ->
                                TrainingController.line(
                                    session, view, false, true, visitor.scope()))
                        .toList(),
                    register.today()))));
  }
}
