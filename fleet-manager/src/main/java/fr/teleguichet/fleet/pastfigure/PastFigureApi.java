package fr.teleguichet.fleet.pastfigure;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures of the years before, for programs. */
@Tag(name = "past figures")
@Controller("/api/v1/past-figures")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PastFigureApi {

  /** A figure of a year. */
  @Serdeable
  @Schema(
      name = "PastFigure",
      description = "What a document says of a year; the program did not measure it.")
  record Figure(
      int year,
      @Nullable @Schema(description = "The site’s code; null for all, or a site that is gone.")
          String site,
      @Nullable @Schema(description = "The name of a site that is in no register any more.")
          String formerSite,
      @Nullable @Schema(description = "The service’s code; null for all services.") String service,
      @Schema(description = "As figures of reports are called, such as interviews.")
          String indicator,
      @Schema(description = "So many, or kilograms.") BigDecimal value,
      @Nullable @Schema(description = "Of so many, where it is a share.") Long of,
      @Schema(description = "count, share or kilograms.") String unit,
      @Schema(description = "The document that says so.") String source,
      String note) {

    static Figure of(PastFigure it) {
      PastFigurePlace place = it.key().place();
      return new Figure(
          it.key().year(),
          place instanceof PastFigurePlace.AtSite at ? at.code().value() : null,
          place instanceof PastFigurePlace.FormerSite(String name) ? name : null,
          it.key().service().map(ServiceCode::value).orElse(null),
          it.key().indicator().code(),
          new BigDecimal(it.plainValue()),
          it.of().orElse(null),
          it.key().indicator().unit().code(),
          it.source(),
          it.note());
    }
  }

  /** A file that was read in. */
  @Serdeable
  @Schema(name = "PastFigureImport", description = "A file of figures that was read in.")
  record Import(
      int id,
      Instant imported,
      String author,
      @Schema(description = "SHA-256 of the file, in hexadecimal.") String hash,
      int figures,
      int firstYear,
      int lastYear) {
    static Import of(PastFigureImport it) {
      return new Import(
          it.id(),
          it.imported(),
          it.author(),
          it.hash(),
          it.figures(),
          it.firstYear(),
          it.lastYear());
    }
  }

  private final PastFigureReader reader;
  private final PastFigureImportService service;

  PastFigureApi(PastFigureReader reader, PastFigureImportService service) {
    this.reader = reader;
    this.service = service;
  }

  @Operation(
      summary = "List figures of the years before",
      description =
          "Those that hold, by year. Who sees a part of the network gets its sites’ figures only.")
  @ApiResponse(responseCode = "200", description = "All of them, as far as the scope goes.")
  @Get
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  List<Figure> list(@Parameter(hidden = true) Principal visitor) {
    return reader.read(visitor.scope()).stream().map(Figure::of).toList();
  }

  @Operation(
      summary = "List files of past figures",
      description = "Those that were read in, the latest first.")
  @ApiResponse(responseCode = "200", description = "All of them.")
  @Get("/imports")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  List<Import> imports() {
    return service.imports().stream().map(Import::of).toList();
  }

  @Operation(
      summary = "Take a file of past figures back",
      description =
          "With all that it brought. What an earlier file says of the same things holds again.")
  @ApiResponse(responseCode = "204", description = "It is taken back.")
  @ApiResponse(responseCode = "404", description = "There is none of this number.")
  @ProblemResponseAnnotations.WrongToken
  @Delete("/imports/{id}")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<Void> takeBack(
      @Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    service.takeBack(
        service.find(id).orElseThrow(() -> RefusalException.unknown("file of past figures", id)),
        visitor);
    return HttpResponse.noContent();
  }
}
