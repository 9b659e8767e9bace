package fr.teleguichet.fleet.update.upload;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.artifact.ArtifactIntakeService;
import fr.teleguichet.fleet.web.api.HttpDateFormat;
import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.api.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Uploads in parts, by tus 1.0.0 (tus.io/protocols/resumable-upload): the core protocol with the
 * extensions creation, checksum, termination and expiration.
 */
@Tag(name = "updates")
@Controller(TusHeadersFilter.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TusApi {

  private static final String PARTS = "application/offset+octet-stream";

  /** tus has a status of its own for a part that is not what its check sum says. */
  private static final int CHECKSUM_MISMATCH = 460;

  private static final int SHA256_BYTES = 32;

  private final ResumableUploadService desk;
  private final ArtifactIntakeService intake;
  private final UpdateSettings settings;

  TusApi(ResumableUploadService desk, ArtifactIntakeService intake, UpdateSettings settings) {
    this.desk = desk;
    this.intake = intake;
    this.settings = settings;
  }

  @Operation(
      summary = "Ask what the uploads can do",
      description = "By tus 1.0.0 (tus.io): the headers say which extensions there are.")
  @ApiResponse(responseCode = "204", description = "What they can do.")
  @Options
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<?> abilities() {
    return HttpResponse.noContent()
        .header("Tus-Version", TusHeadersFilter.VERSION)
        .header("Tus-Extension", "creation,checksum,termination,expiration")
        .header("Tus-Checksum-Algorithm", "sha256")
        .header("Tus-Max-Size", Long.toString(settings.largest()));
  }

  @Operation(
      summary = "Begin an upload",
      description =
          "Upload-Length says the bytes, Upload-Metadata the filename and, if wanted, the sha256;"
              + " Location is where the parts go.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "201", description = "It has begun.")
  @ApiResponse(responseCode = "400", description = "A header is wrong.")
  @ApiResponse(responseCode = "409", description = "The same content was withdrawn.")
  @ApiResponse(responseCode = "412", description = "Tus-Resumable is missing or another version.")
  @ApiResponse(responseCode = "413", description = "The file is too large.")
  @ApiResponse(responseCode = "429", description = "As many uploads are open as may be.")
  @ApiResponse(responseCode = "507", description = "The disk has no place for it.")
  @Post
  @Consumes(MediaType.ALL)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<?> begin(
      @Parameter(hidden = true) HttpRequest<?> request, @Parameter(hidden = true) Principal visitor)
      throws IOException {
    checkVersion(request);
    TusMetadata metadata =
        TusMetadata.parse(header(request, TusHeadersFilter.METADATA).orElse(""))
            .orElseThrow(
                () ->
                    wrong(
                        TusHeadersFilter.METADATA,
                        "give up to 20 pairs of a key and a value in base64, separated by commas"));
    long length = number(request, TusHeadersFilter.LENGTH);
    if (length == 0) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, "The file is empty.");
    }
    Upload upload =
        desk.begin(
            intake.wanted(metadata.get("filename"), metadata.get("sha256"), length, visitor),
            visitor);
    return HttpResponse.created(URI.create(TusHeadersFilter.PATH + "/" + upload.id()))
        .header(TusHeadersFilter.OFFSET, "0")
        .header(TusHeadersFilter.EXPIRES, HttpDateFormat.format(upload.expires()));
  }

  @Operation(
      summary = "Ask how far an upload is",
      description = "Upload-Offset says how many bytes have come.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "200", description = "How far it is.")
  @ApiResponse(responseCode = "404", description = "There is no such upload.")
  @ApiResponse(responseCode = "412", description = "Tus-Resumable is missing or another version.")
  @Head("/{id}")
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<?> offset(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id)
      throws IOException {
    checkVersion(request);
    Upload upload = desk.find(id, visitor);
    return told(HttpResponse.ok(), desk.progress(upload))
        .header(TusHeadersFilter.LENGTH, Long.toString(upload.length()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @Operation(
      summary = "Go on with an upload",
      description =
          "The body is a part that begins at Upload-Offset; Upload-Checksum can say what it must"
              + " be. With the last byte the file becomes an artifact, and Link says which.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "204", description = "The part is kept.")
  @UploadPartRefusalResponses
  @Patch("/{id}")
  @Consumes(MediaType.ALL)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<?> goOn(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body @Nullable InputStream part)
      throws IOException {
    checkVersion(request);
    // By hand, since the server asks for the type before it asks who sent it.
    if (!header(request, HttpHeaders.CONTENT_TYPE).orElse("").equals(PARTS)) {
      throw new ProblemException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Give the header Content-Type: " + PARTS + ".");
    }
    long offset = number(request, TusHeadersFilter.OFFSET);
    Optional<byte[]> sum = header(request, TusHeadersFilter.CHECKSUM).map(TusApi::checksum);
    try (InputStream content = part == null ? InputStream.nullInputStream() : part) {
      return switch (desk.goOn(id, offset, content, sum, visitor)) {
        case ResumableUploadService.Answer.Kept(ResumableUploadService.Progress progress) ->
            told(HttpResponse.noContent(), progress);
        case ResumableUploadService.Answer.Wrong() ->
            HttpResponse.status(CHECKSUM_MISMATCH, "Checksum Mismatch")
                .contentType(Problem.MEDIA_TYPE)
                .body(
                    new Problem(
                        "about:blank",
                        "Checksum Mismatch",
                        CHECKSUM_MISMATCH,
                        "The part is not what its check sum says: send it again.",
                        request.getPath(),
                        List.of()));
      };
    }
  }

  @Operation(
      summary = "Go on with an upload, or end it, without PATCH or DELETE",
      description =
          "For clients that can't send these: X-HTTP-Method-Override says which is meant.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "204", description = "The part is kept.")
  @UploadPartRefusalResponses
  @Post("/{id}")
  @Consumes(MediaType.ALL)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<?> override(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body @Nullable InputStream part)
      throws IOException {
    return switch (header(request, TusHeadersFilter.OVERRIDE).orElse("")) {
      case "PATCH" -> goOn(request, visitor, id, part);
      case "DELETE" -> end(request, visitor, id);
      default -> throw wrong(TusHeadersFilter.OVERRIDE, "give PATCH or DELETE");
    };
  }

  @Operation(
      summary = "End an upload",
      description = "What has come of it is deleted.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "204", description = "It is over.")
  @ApiResponse(responseCode = "404", description = "There is no such upload.")
  @ApiResponse(responseCode = "412", description = "Tus-Resumable is missing or another version.")
  @ApiResponse(responseCode = "423", description = "A part is on its way.")
  @Delete("/{id}")
  @Consumes(MediaType.ALL)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<?> end(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id)
      throws IOException {
    checkVersion(request);
    desk.end(id, visitor);
    return HttpResponse.noContent();
  }

  private static MutableHttpResponse<?> told(
      MutableHttpResponse<?> response, ResumableUploadService.Progress progress) {
    progress
        .artifact()
        .ifPresent(
            artifact -> {
              var _ =
                  response.header(
                      HttpHeaders.LINK, "</api/v1/artifacts/" + artifact + ">; rel=\"item\"");
            });
    return response
        .header(TusHeadersFilter.OFFSET, Long.toString(progress.offset()))
        .header(TusHeadersFilter.EXPIRES, HttpDateFormat.format(progress.expires()));
  }

  private static void checkVersion(HttpRequest<?> request) {
    if (!header(request, TusHeadersFilter.RESUMABLE).orElse("").equals(TusHeadersFilter.VERSION)) {
      throw new ProblemException(
          HttpStatus.PRECONDITION_FAILED,
          "Give the header Tus-Resumable: " + TusHeadersFilter.VERSION + ".");
    }
  }

  private static Optional<String> header(HttpRequest<?> request, String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  private static long number(HttpRequest<?> request, String name) {
    String text = header(request, name).orElse("");
    if (!text.matches("[0-9]{1,18}")) {
      throw wrong(name, "give a number of bytes");
    }
    return Long.parseLong(text);
  }

  private static byte[] checksum(String text) {
    String[] parts = text.split(" ", -1);
    try {
      byte[] sum = Base64.getDecoder().decode(parts.length == 2 ? parts[1] : "");
      if (parts[0].equals("sha256") && sum.length == SHA256_BYTES) {
        return sum;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw wrong(TusHeadersFilter.CHECKSUM, "give sha256 and the hash in base64");
  }

  private static ProblemException wrong(String header, String detail) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "Correct the header " + header + ": " + detail + ".",
        List.of(new Problem.FieldError(header, detail)));
  }
}
