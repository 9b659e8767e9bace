package fr.teleguichet.fleet.evaluation.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.evaluation.EvaluationContent;
import fr.teleguichet.fleet.evaluation.EvaluationLifecycleService;
import fr.teleguichet.fleet.evaluation.EvaluationReport;
import fr.teleguichet.fleet.evaluation.document.EvaluationDocumentGenerator;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Evaluation reports, for programs. */
@Tag(name = "evaluations")
@Controller("/api/v1/evaluations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EvaluationApi {

  private static final MediaType HTML = new MediaType("text/html; charset=utf-8");
  private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");
  private static final MediaType ODS = new MediaType(EvaluationFileController.SPREADSHEET);

  private final EvaluationLifecycleService evaluations;
  private final EvaluationDocumentGenerator documents;
  private final PageFrameFactory frames;

  EvaluationApi(
      EvaluationLifecycleService evaluations,
      EvaluationDocumentGenerator documents,
      PageFrameFactory frames) {
    this.evaluations = evaluations;
    this.documents = documents;
    this.frames = frames;
  }

  @Operation(
      summary = "List evaluation reports",
      description = "Those of the latest months first, as far as the token’s scope goes.")
  @ApiResponse(responseCode = "200", description = "All of them, without what they say.")
  @Get
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  List<EvaluationJson.Summary> list(@Parameter(hidden = true) Principal visitor) {
    return evaluations.visible(visitor).stream().map(EvaluationJson.Summary::of).toList();
  }

  @Operation(
      summary = "Draft an evaluation report",
      description =
          "Takes the figures of some whole months of French time and keeps them as a draft; it is"
              + " published on its page, by a person.")
  @ApiResponse(
      responseCode = "201",
      description = "The draft; Location says where it is.",
      content = @Content(schema = @Schema(implementation = EvaluationJson.Summary.class)))
  @ProblemResponseAnnotations.WrongField
  @ProblemResponseAnnotations.WrongToken
  @Post
  @RolesAllowed(COORDINATOR)
  HttpResponse<EvaluationJson.Summary> draft(
      @Parameter(hidden = true) Principal visitor, @Body EvaluationJson.Request wanted) {
    EvaluationRequestForm form =
        new EvaluationRequestForm(
            Objects.requireNonNullElse(wanted.from(), ""),
            Objects.requireNonNullElse(wanted.to(), ""),
            Objects.requireNonNullElse(wanted.scope(), ""));
    int id = evaluations.draft(form.read(language(wanted.language())), visitor);
    return HttpResponse.created(
        EvaluationJson.Summary.of(evaluations.read(id, visitor).evaluation()),
        URI.create("/api/v1/evaluations/" + id));
  }

  @Operation(
      summary = "Get an evaluation report",
      description =
          "As JSON the bytes that are kept, whose SHA-256 is the report’s hash; or as PDF/A, CSV,"
              + " OpenDocument spreadsheet or HTML, as Accept asks. New columns of CSV and"
              + " spreadsheet come after the others; n, the last, says of how many interviews a"
              + " median or other quantile of times is. Of more than 20,000 lines HTML and PDF have"
              + " the first of each table, and there is no spreadsheet (422).")
  @ApiResponse(
      responseCode = "200",
      description = "The report.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = EvaluationContent.class)),
        @Content(
            mediaType = MediaType.APPLICATION_PDF,
            schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
        @Content(
            mediaType = EvaluationFileController.SPREADSHEET,
            schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string"))
      })
  @ApiResponse(responseCode = "404", description = "There is none of this number in the scope.")
  @Get("/{id}")
  @Produces({
    MediaType.APPLICATION_JSON,
    MediaType.APPLICATION_PDF,
    "text/csv",
    EvaluationFileController.SPREADSHEET,
    MediaType.TEXT_HTML
  })
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  HttpResponse<?> one(
      HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @QueryValue
          @Nullable
          @Parameter(description = "fr or en; the report’s own language where it is missing.")
          String language) {
    EvaluationReport report = evaluations.read(EvaluationController.number(id), visitor);
    Language wanted = language == null ? report.evaluation().language() : language(language);
    for (MediaType type : request.accept()) {
      switch (type.getName().toLowerCase(Locale.ROOT)) {
        case MediaType.APPLICATION_PDF -> {
          return answer(documents.pdf(report, wanted), MediaType.APPLICATION_PDF_TYPE);
        }
        case "text/csv" -> {
          return answer(new StreamedFile(documents.csv(report, wanted), CSV), CSV);
        }
        case EvaluationFileController.SPREADSHEET -> {
          return answer(documents.spreadsheet(report, wanted), ODS);
        }
        case MediaType.TEXT_HTML -> {
          return answer(documents.html(report, wanted, frames.assets()), HTML);
        }
        default -> {
          // JSON, or whatever comes next in the list
        }
      }
    }
    return answer(report.json(), MediaType.APPLICATION_JSON_TYPE);
  }

  private static HttpResponse<?> answer(String content, MediaType type) {
    return answer(content.getBytes(StandardCharsets.UTF_8), type);
  }

  private static HttpResponse<?> answer(Object content, MediaType type) {
    return HttpResponse.ok(content).contentType(type).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  private static Language language(@Nullable String tag) {
    return tag == null
        ? Language.FRENCH
        : Language.ofTag(tag)
            .orElseThrow(() -> RefusalException.field("language", "give fr or en"));
  }
}
