package fr.teleguichet.fleet.enrolment;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;

/** What units are made of, for programs and spreadsheets. */
@Tag(name = "units")
@Controller("/api/v1/units")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ManufacturingDataApi {

  private static final int MAX_LENGTH = 200;

  /** What a unit is made of. */
  @Serdeable
  @Schema(name = "Manufacture", description = "What a unit is made of, as it told last.")
  record Item(
      String kiosk,
      String territory,
      @Schema(description = "SHA-256 of its public key, hexadecimal.") String fingerprint,
      String boardSerial,
      String boardRevision,
      @Schema(description = "The CID of its storage.") String storage,
      List<String> macs,
      String image,
      @Schema(description = "Packages, each as name=version.") List<String> packages,
      Instant received) {
    static Item of(ManufacturingData it) {
      return new Item(
          it.kiosk().name().value(),
          it.kiosk().territory().value(),
          it.key().hex(),
          it.boardSerial(),
          it.boardRevision(),
          it.storage(),
          it.macs(),
          it.image(),
          it.packages(),
          it.received());
    }
  }

  private final ManufacturingDataRepository manufactures;

  ManufacturingDataApi(ManufacturingDataRepository manufactures) {
    this.manufactures = manufactures;
  }

  @Operation(summary = "Search what units are made of")
  @ApiResponse(
      responseCode = "200",
      description = "The units, by kiosk.",
      content = @Content(array = @ArraySchema(schema = @Schema(implementation = Item.class))))
  @ProblemResponseAnnotations.WrongParameter
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Get("/manufacturing")
  List<Item> search(
      @Parameter(hidden = true) HttpRequest<?> request,
      @QueryValue(defaultValue = "")
          @Parameter(description = "Words that a serial number, version or name contains.")
          String q) {
    return found(request, q).stream().map(Item::of).toList();
  }

  @Operation(summary = "Export what units are made of", description = "CSV as in RFC 4180, UTF-8.")
  @ApiResponse(
      responseCode = "200",
      description = "A row for each unit, after one of headings.",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Get("/manufacturing.csv")
  @Produces("text/csv")
  HttpResponse<String> csv(
      @Parameter(hidden = true) HttpRequest<?> request,
      @QueryValue(defaultValue = "")
          @Parameter(description = "Words that a serial number, version or name contains.")
          String q) {
    return HttpResponse.ok(ManufacturingDataCsvWriter.of(found(request, q)))
        .header("Content-Type", "text/csv; charset=utf-8; header=present")
        .header("Content-Disposition", "attachment; filename=\"units.csv\"");
  }

  private List<ManufacturingData> found(HttpRequest<?> request, String words) {
    if (words.length() > MAX_LENGTH) {
      throw ProblemException.parameter("q", "give " + MAX_LENGTH + " characters at most.");
    }
    return manufactures.search(words.strip(), RequestPrincipalResolver.of(request).scope());
  }
}
