package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.update.action.UpdateAction;
import fr.teleguichet.fleet.update.action.UpdateActionState;
import fr.teleguichet.fleet.update.action.UpdateClientAttributeRepository;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.ContentLostException;
import fr.teleguichet.fleet.update.artifact.DamagedArtifactRecorder;
import fr.teleguichet.fleet.update.artifact.VerifyingArtifactStore;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import fr.teleguichet.fleet.web.api.HttpDateFormat;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of updates, for the kiosks that shall have them. */
@Hidden
@DeviceRoute(DeviceRoute.Admits.CERTIFIED_OR_TOKEN)
@Controller("/{tenant}/controller/v1/{controllerId}/softwaremodules/{module}/artifacts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class DownloadController {

  private static final String SUM = ".MD5SUM";

  private final DdiAuthoriser door;
  private final UpdateClientAttributeRepository kiosks;
  private final SoftwareCatalogueRepository catalogue;
  private final VerifyingArtifactStore store;
  private final DamagedArtifactRecorder lost;
  private final DownloadLimiter downloads;
  private final DdiBodyCodec replies;

  DownloadController(
      DdiAuthoriser door,
      UpdateClientAttributeRepository kiosks,
      SoftwareCatalogueRepository catalogue,
      VerifyingArtifactStore store,
      DamagedArtifactRecorder lost,
      DownloadLimiter downloads,
      DdiBodyCodec replies) {
    this.door = door;
    this.kiosks = kiosks;
    this.catalogue = catalogue;
    this.store = store;
    this.lost = lost;
    this.downloads = downloads;
    this.replies = replies;
  }

  @Get
  HttpResponse<?> list(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @PathVariable String module) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    SoftwareModule found = module(module, kiosks.granted(guest.kiosk()));
    return replies.json(
        request,
        JsonNode.createArrayNode(
            DeploymentResponseFactory.files(guest, found).stream()
                .map(JsonTreeBuilder::node)
                .toList()));
  }

  @Get("/{name}")
  HttpResponse<?> download(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @PathVariable String module,
      @PathVariable String name)
      throws IOException {
    DdiTarget guest = door.open(request, tenant, controllerId);
    List<UpdateAction> current =
        kiosks.granted(guest.kiosk()).stream()
            .filter(
                action ->
                    action.state() instanceof UpdateActionState.Offered
                        || action.state() instanceof UpdateActionState.Running)
            .toList();
    SoftwareModule found = module(module, current);
    boolean sum = name.endsWith(SUM);
    String file = sum ? name.substring(0, name.length() - SUM.length()) : name;
    Artifact artifact = served(found, file);
    return sum ? sum(artifact) : content(request, guest, artifact);
  }

  private SoftwareModule module(String number, List<UpdateAction> actions) {
    int id = DdiAuthoriser.number(number);
    return actions.stream()
        .flatMap(action -> catalogue.find(action.distribution()).stream())
        .flatMap(distribution -> distribution.modules().stream())
        .filter(it -> it.id() == id)
        .findFirst()
        .orElseThrow(DdiRefusalException::notFound);
  }

  private static Artifact served(SoftwareModule module, String name) {
    return module.artifacts().stream()
        .filter(it -> it.name().equals(name) && it.isServed())
        .findFirst()
        .orElseThrow(DdiRefusalException::notFound);
  }

  private static HttpResponse<?> sum(Artifact artifact) {
    return HttpResponse.ok(artifact.sums().md5() + "  " + artifact.name())
        .contentType(MediaType.TEXT_PLAIN_TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(artifact.name() + SUM));
  }

  private static String attachment(String name) {
    return "attachment;filename=" + name;
  }

  private HttpResponse<?> content(HttpRequest<?> request, DdiTarget guest, Artifact artifact)
      throws IOException {
    String tag = "\"" + artifact.sums().sha1() + "\"";
    String match = request.getHeaders().get(HttpHeaders.IF_MATCH);
    if (match != null && !match.equals("*") && !match.contains(tag)) {
      throw new DdiRefusalException(HttpStatus.PRECONDITION_FAILED, "", "");
    }
    Instant modified = artifact.uploaded().truncatedTo(ChronoUnit.SECONDS);
    String range = request.getHeaders().get(HttpHeaders.RANGE);
    boolean same = isSame(request.getHeaders().get(HttpHeaders.IF_RANGE), tag, modified);
    MutableHttpResponse<?> response =
        switch (ByteRange.read(same ? range : null, artifact.size())) {
          case ByteRange.Wanted.TooMany() -> {
            door.tell(guest, "ddi-ranges", "It asked for more parts of a file than are sent.");
            yield outside(artifact);
          }
          case ByteRange.Wanted.Outside() -> outside(artifact);
          case ByteRange.Wanted.Whole() ->
              bytes(request, guest, artifact, new ByteRange(0, artifact.size() - 1));
          case ByteRange.Wanted.Part(ByteRange part) ->
              bytes(request, guest, artifact, part)
                  .status(HttpStatus.PARTIAL_CONTENT)
                  .header(HttpHeaders.CONTENT_RANGE, part.of(artifact.size()));
          case ByteRange.Wanted.Parts(List<ByteRange> parts) ->
              bytes(request, guest, artifact, new MultipartByteRanges(parts, artifact.size()));
        };
    return response
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.LAST_MODIFIED, HttpDateFormat.format(modified));
  }

  /** Whether the part that the client has is of the same file (RFC 9110, 13.1.5). */
  private static boolean isSame(@Nullable String condition, String tag, Instant modified) {
    return condition == null
        || condition.equals(tag)
        || HttpDateFormat.parse(condition).equals(Optional.of(modified));
  }

  private static MutableHttpResponse<?> outside(Artifact artifact) {
    return HttpResponse.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        .header(HttpHeaders.CONTENT_RANGE, "bytes */" + artifact.size());
  }

  private MutableHttpResponse<?> bytes(
      HttpRequest<?> request, DdiTarget guest, Artifact artifact, ByteRange range)
      throws IOException {
    return body(
        request,
        guest,
        artifact,
        new Body(
            MediaType.APPLICATION_OCTET_STREAM_TYPE, range.length(), () -> open(artifact, range)));
  }

  private MutableHttpResponse<?> bytes(
      HttpRequest<?> request, DdiTarget guest, Artifact artifact, MultipartByteRanges parts)
      throws IOException {
    Body body =
        new Body(
            MultipartByteRanges.TYPE,
            parts.length(),
            () -> parts.open(range -> open(artifact, range)));
    return body(request, guest, artifact, body).status(HttpStatus.PARTIAL_CONTENT);
  }

  private InputStream open(Artifact artifact, ByteRange range) throws IOException {
    return new BoundedInputStream(store.open(artifact, range.first()), range.length());
  }

  /** A content that is found missing is told as missing, and offered to nobody from then on. */
  private InputStream begin(DdiTarget guest, Artifact artifact, DownloadLimiter.Source source)
      throws IOException {
    try {
      return downloads.begin(guest.kiosk(), source);
    } catch (ContentLostException _) {
      lost.report(artifact);
      throw DdiRefusalException.lost(artifact.name());
    }
  }

  private record Body(MediaType type, long length, DownloadLimiter.Source source) {}

  private MutableHttpResponse<?> body(
      HttpRequest<?> request, DdiTarget guest, Artifact artifact, Body body) throws IOException {
    MutableHttpResponse<?> response =
        request.getMethod() == HttpMethod.HEAD
            ? HttpResponse.ok().contentLength(body.length())
            : HttpResponse.ok(
                new StreamedFile(
                    begin(guest, artifact, body.source()),
                    body.type(),
                    artifact.uploaded().toEpochMilli(),
                    body.length()));
    return response
        .contentType(body.type())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        // Else the framework gives the year that is right for the pages' own files.
        .header(HttpHeaders.EXPIRES, "0")
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(artifact.name()));
  }
}
